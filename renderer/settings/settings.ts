/** The writer's settings: put into effect at once, sent to the host a little later. */
import type { Panes, Settings } from '../../electron/api.ts'
import { attempt } from '../attempt.ts'
import { host } from '../host.ts'
import { getApp, setApp } from '../store.ts'

/** Long enough for a divider to come to rest, in milliseconds. */
const quiet = 400

let timer: ReturnType<typeof setTimeout> | undefined

export function changeSettings(change: Partial<Settings>): void {
  const settings = { ...getApp().settings, ...change }
  setApp({ settings })
  applySettings(settings)
  clearTimeout(timer)
  timer = setTimeout(() => void attempt(host.saveSettings(settings)), quiet)
}

export function changePanes(change: Partial<Panes>): void {
  changeSettings({ panes: { ...getApp().settings.panes, ...change } })
}

/** Gives the page what style sheets need to know: the theme, and the body's size and measure. */
export function applySettings(settings: Settings): void {
  const root = document.documentElement
  if (settings.theme === 'system') delete root.dataset.theme
  else root.dataset.theme = settings.theme
  root.style.setProperty('--body-size', `${settings.bodySize}px`)
  root.style.setProperty('--measure', `${settings.measure}ch`)
}
