/** The system's menu bar, kept like the table of commands. */
import type { MenuItem } from '../electron/api.ts'
import { attempt } from './attempt.ts'
import { commands, isEnabled, keyOf } from './commands.ts'
import { host } from './host.ts'
import { type App, getApp, subscribeApp } from './store.ts'

/** The table as the system's menu bar shows it. */
function menuItems(app: App): readonly MenuItem[] {
  return commands.map((command) => ({
    id: command.id,
    title: command.title,
    key: keyOf(command, app),
    menu: command.menu,
    group: command.group,
    enabled: isEnabled(command, app),
    checked: command.checked?.(app) ?? null,
  }))
}

/** Keeps the system's menu bar like the table. Returns the way to stop. */
export function followMenu(): () => void {
  let told = ''
  const tell = () => {
    const app = getApp()
    if (app.about?.door !== 'desktop') return
    const items = menuItems(app)
    const picture = JSON.stringify(items)
    if (picture === told) return
    told = picture
    void attempt(host.setMenu(items))
  }
  tell()
  return subscribeApp(tell)
}
