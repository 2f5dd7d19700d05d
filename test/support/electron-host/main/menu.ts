import type { MenuEntry } from '../wire.ts'
import { app } from './app.ts'
import { engine } from './engine.ts'

interface Template {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly type?: MenuEntry['type']
  readonly accelerator?: string
  readonly enabled?: boolean
  readonly checked?: boolean
  readonly submenu?: readonly Template[] | Menu
  readonly click?: (item: object, window: object | null, event: object) => void
}

/** Labels that Electron gives to roles that have none of their own. */
const roleLabels: Readonly<Record<string, string>> = {
  about: 'About',
  appMenu: 'Galley',
  clearRecentDocuments: 'Clear Menu',
  close: 'Close Window',
  copy: 'Copy',
  cut: 'Cut',
  help: 'Help',
  paste: 'Paste',
  pasteAndMatchStyle: 'Paste and Match Style',
  quit: process.platform === 'win32' ? 'Exit' : 'Quit',
  recentDocuments: 'Open Recent',
  resetZoom: 'Actual Size',
  selectAll: 'Select All',
  togglefullscreen: 'Toggle Full Screen',
  windowMenu: 'Window',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
}

class Item {
  readonly entry: MenuEntry
  readonly submenu: Menu | null
  checked: boolean
  readonly #click: Template['click']

  constructor(template: Template) {
    const { label, role, type, submenu } = template
    if (label === undefined && role === undefined && type !== 'separator') {
      throw new TypeError('Invalid template for MenuItem: must have at least one of label, role or type')
    }
    if (role !== undefined && !(role in roleLabels)) throw new Error(`Unknown role ${role}`)
    this.submenu = submenu === undefined ? null : submenu instanceof Menu ? submenu : Menu.buildFromTemplate(submenu)
    this.checked = template.checked ?? false
    this.#click = template.click
    this.entry = {
      id: template.id ?? null,
      label: label ?? (role === undefined ? '' : (roleLabels[role] ?? '')),
      role: role ?? null,
      type: type ?? (this.submenu === null ? 'normal' : 'submenu'),
      accelerator: template.accelerator ?? null,
      enabled: template.enabled ?? true,
      checked: this.checked,
      submenu: this.submenu?.entries() ?? [],
    }
  }

  press(): void {
    if (!this.entry.enabled) throw new Error(`“${this.entry.label}” is disabled.`)
    if (this.entry.type === 'checkbox') this.checked = !this.checked
    if (this.entry.role === 'quit') app.quit()
    else if (this.entry.role === 'close') for (const window of [...app.windows]) window.close()
    else this.#click?.(this, null, {})
  }
}

export class Menu {
  readonly items: readonly Item[]

  private constructor(items: readonly Item[]) {
    this.items = items
  }

  static buildFromTemplate(template: readonly Template[]): Menu {
    if (!Array.isArray(template)) throw new TypeError('Invalid template for Menu: Menu template must be an array')
    return new Menu(template.map((item: Template) => new Item(item)))
  }

  static setApplicationMenu(menu: Menu | null): void {
    shown.bar = menu
    void engine.call('setMenu', menu?.entries() ?? [])
  }

  static getApplicationMenu(): Menu | null {
    return shown.bar
  }

  popup(): void {
    shown.popup = this
    void engine.call('popupMenu', this.entries())
  }

  entries(): readonly MenuEntry[] {
    return this.items.map(({ entry }) => entry)
  }

  /** An item by its id, or by the labels that lead to it: `File > Save`. */
  find(what: string): Item | null {
    return this.withId(what) ?? this.withPath(what.split(' > '))
  }

  private withId(id: string): Item | null {
    for (const item of this.items) {
      const found = item.entry.id === id ? item : (item.submenu?.withId(id) ?? null)
      if (found !== null) return found
    }
    return null
  }

  private withPath([first, ...rest]: readonly string[]): Item | null {
    const item = this.items.find(({ entry }) => entry.label === first) ?? null
    return rest.length === 0 ? item : (item?.submenu?.withPath(rest) ?? null)
  }
}

const shown: { bar: Menu | null; popup: Menu | null } = { bar: null, popup: null }

export function pressMenu(kind: 'bar' | 'popup', what: string): void {
  const item = shown[kind]?.find(what)
  if (item === null || item === undefined) throw new Error(`There is no “${what}” in the menu.`)
  item.press()
}
