import { commands, keyOf, menuNames, platformOf } from '../commands.ts'
import { keyLabel } from '../keys.ts'
import { useApp } from '../store.ts'
import { Modal } from '../ui/Modal.tsx'

/** Every command that has a key, by its menu. */
export function Shortcuts({ onClose }: { readonly onClose: () => void }) {
  const app = useApp((value) => value)
  const platform = platformOf(app)
  return (
    <Modal title="Keyboard shortcuts" className="sh" onClose={onClose}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <div className="mo-body sh-columns" tabIndex={0}>
        {menuNames.map((menu) => {
          const rows = commands.filter((command) => command.menu === menu && keyOf(command, app) !== null)
          if (rows.length === 0) return null
          return (
            <section key={menu} className="sh-group">
              <h3>{menu}</h3>
              <dl>
                {rows.map((command) => (
                  <div key={command.id}>
                    <dt>{command.title.replace('…', '')}</dt>
                    <dd>
                      <kbd className="ui-key">{keyLabel(keyOf(command, app) ?? '', platform)}</kbd>
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Modal>
  )
}
