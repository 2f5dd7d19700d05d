import type { Settings } from '../../electron/api.ts'
import { defaultSettings, useApp } from '../store.ts'
import { Field, Modal } from '../ui/Modal.tsx'
import { changeSettings } from './settings.ts'
import './settings.css'

const themes: readonly (readonly [theme: Settings['theme'], name: string])[] = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
]

/** Every setting works at once; there is nothing to confirm. */
export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const settings = useApp((app) => app.settings)
  return (
    <Modal title="Settings" onClose={onClose}>
      <div className="mo-body se">
        <fieldset className="mo-group">
          <legend className="mo-legend">Theme</legend>
          <div className="se-themes">
            {themes.map(([theme, name]) => (
              <label key={theme}>
                <input
                  type="radio"
                  name="theme"
                  checked={settings.theme === theme}
                  onChange={() => changeSettings({ theme })}
                />
                {name}
              </label>
            ))}
          </div>
        </fieldset>
        <label className="mo-choice">
          <input
            type="checkbox"
            checked={settings.autosave}
            onChange={(event) => changeSettings({ autosave: event.target.checked })}
          />
          <span>
            Write changes to disk by itself
            <small>A moment after the last key. Undo still goes back as far as the post was opened.</small>
          </span>
        </label>
        <Field label={`Size of the body text: ${settings.bodySize} pixels`}>
          {(id) => (
            <input
              id={id}
              type="range"
              min={12}
              max={24}
              step={0.5}
              value={settings.bodySize}
              onChange={(event) => changeSettings({ bodySize: event.target.valueAsNumber })}
            />
          )}
        </Field>
        <Field label={`Width of a line: ${settings.measure} characters`}>
          {(id) => (
            <input
              id={id}
              type="range"
              min={45}
              max={100}
              value={settings.measure}
              onChange={(event) => changeSettings({ measure: event.target.valueAsNumber })}
            />
          )}
        </Field>
        <p className="se-sample">
          The quick brown fox jumps over the lazy dog, and a galley proof catches what it left.
        </p>
      </div>
      <div className="mo-foot">
        <div className="mo-left">
          <button
            type="button"
            className="ui-button quiet"
            onClick={() => changeSettings({ bodySize: defaultSettings.bodySize, measure: defaultSettings.measure })}
          >
            Usual size and width
          </button>
        </div>
        <button type="button" className="ui-button solid" onClick={onClose}>
          Done
        </button>
      </div>
    </Modal>
  )
}
