import type { MenuItemConstructorOptions } from 'electron'
import type { MenuItem, MenuName } from '../api.ts'

type Entry = MenuItemConstructorOptions

/**
 * The menu bar: the page's commands in the menus they name, with what belongs to the system around them. `run` is
 * called with a command's id. Before the page has sent its commands `items` is empty, and only the system's part stands.
 * Undo and redo come from the page too: it has one history for the form and the body, of which the system's own undo
 * would know only a part.
 */
export function menuTemplate(
  items: readonly MenuItem[],
  platform: NodeJS.Platform,
  run: (id: string) => void,
): Entry[] {
  const mac = platform === 'darwin'
  const groups = (menu: MenuName) => commandGroups(items, menu, run)
  const [history = [], ...edit] = groups('Edit')
  const bar: (Entry | null)[] = [
    mac ? { role: 'appMenu' } : null,
    submenu('File', [
      ...groups('File'),
      mac ? [{ label: 'Open recent', role: 'recentDocuments', submenu: [{ role: 'clearRecentDocuments' }] }] : [],
      [mac ? { role: 'close' } : { role: 'quit' }],
    ]),
    submenu('Edit', [
      history,
      [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'pasteAndMatchStyle' }, { role: 'selectAll' }],
      ...edit,
    ]),
    submenu('Insert', groups('Insert')),
    submenu('View', [
      ...groups('View'),
      [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }],
      [{ role: 'togglefullscreen' }],
    ]),
    submenu('Go', groups('Go')),
    { role: 'windowMenu' },
    submenu('Help', groups('Help'), 'help'),
  ]
  return bar.filter((menu) => menu !== null)
}

/**
 * A key as CodeMirror names it (`Mod-Shift-p`) as Electron names it (`CommandOrControl+Shift+P`).
 * https://codemirror.net/docs/ref/#view.KeyBinding, https://www.electronjs.org/docs/latest/tutorial/keyboard-shortcuts
 */
export function accelerator(key: string): string {
  // The last name may itself be the hyphen that parts the names: `Mod--`.
  const parts = key.split(/-(?!$)/)
  const name = parts.pop() ?? ''
  return [
    ...parts.map((part) => modifiers[part] ?? part),
    keys[name] ?? (name.length === 1 ? name.toUpperCase() : name),
  ].join('+')
}

const modifiers: Record<string, string> = {
  Mod: 'CommandOrControl',
  Cmd: 'Command',
  Ctrl: 'Control',
  Meta: 'Super',
}

const keys: Record<string, string> = {
  '+': 'Plus',
  ' ': 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Return',
}

function commandGroups(items: readonly MenuItem[], menu: MenuName, run: (id: string) => void): Entry[][] {
  const here = items.filter((item) => item.menu === menu)
  const numbers = [...new Set(here.map((item) => item.group))].sort((a, b) => a - b)
  return numbers.map((number) => here.filter(({ group }) => group === number).map((item) => entry(item, run)))
}

function entry({ id, title, key, enabled, checked }: MenuItem, run: (id: string) => void): Entry {
  return {
    id,
    label: title.replaceAll('&', '&&'),
    enabled,
    ...(key === null ? {} : { accelerator: accelerator(key) }),
    ...(checked === null ? {} : { type: 'checkbox', checked }),
    click: () => run(id),
  }
}

/** A menu with a line between its groups; null where there is nothing in it. */
function submenu(label: string, groups: readonly Entry[][], role?: 'help'): Entry | null {
  const filled = groups.filter((group) => group.length > 0)
  if (filled.length === 0) return null
  const entries = filled.flatMap((group, at) => (at === 0 ? group : [{ type: 'separator' } as const, ...group]))
  return { label, ...(role === undefined ? {} : { role }), submenu: entries }
}
