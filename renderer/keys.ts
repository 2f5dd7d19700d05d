/** Keys as CodeMirror writes them (`Mod-Shift-p`): matched against key events, and written for people. DOM-free. */

export type Platform = 'linux' | 'darwin' | 'win32'

/** What of a keyboard event tells its key. */
export interface Stroke {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Whether an event is this key on this platform. Digits and letters are found by their place too where Alt changes them. */
export function isKey(key: string, stroke: Stroke, platform: Platform): boolean {
  const { modifiers, name } = parse(key)
  const mac = platform === 'darwin'
  const ctrl = modifiers.has('Ctrl') || (modifiers.has('Mod') && !mac)
  const meta = modifiers.has('Meta') || (modifiers.has('Mod') && mac)
  if (ctrl !== stroke.ctrlKey || meta !== stroke.metaKey || modifiers.has('Alt') !== stroke.altKey) return false
  // A sign such as `?` has its Shift in it already.
  const signed = name.length === 1 && !/[a-z0-9]/i.test(name)
  if (!signed && modifiers.has('Shift') !== stroke.shiftKey) return false
  if (stroke.key.toLowerCase() === name.toLowerCase()) return true
  return stroke.altKey && (stroke.code === `Key${name.toUpperCase()}` || stroke.code === `Digit${name}`)
}

function parse(key: string): { readonly modifiers: ReadonlySet<string>; readonly name: string } {
  const parts = key.split(/-(?=.)/)
  return { modifiers: new Set(parts.slice(0, -1)), name: parts.at(-1) ?? '' }
}

const macSigns: { readonly [part: string]: string } = { Mod: '⌘', Meta: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' }
const names: { readonly [part: string]: string } = {
  Mod: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Backspace: '⌫',
  Delete: 'Del',
}

/** `⇧⌘P` on a Mac, `Ctrl+Shift+P` elsewhere. */
export function keyLabel(key: string, platform: Platform): string {
  const { modifiers, name } = parse(key)
  const mac = platform === 'darwin'
  const order = mac ? ['Ctrl', 'Alt', 'Shift', 'Meta', 'Mod'] : ['Mod', 'Ctrl', 'Alt', 'Shift', 'Meta']
  const held = order.filter((part) => modifiers.has(part)).map((part) => (mac ? macSigns[part] : names[part]) ?? part)
  const last = names[name] ?? (name.length === 1 ? name.toUpperCase() : name)
  return mac ? held.join('') + last : [...held, last].join('+')
}

/** The same for `aria-keyshortcuts`. */
export function ariaKey(key: string, platform: Platform): string {
  const { modifiers, name } = parse(key)
  const mod = platform === 'darwin' ? 'Meta' : 'Control'
  const held = [...modifiers].map((part) => (part === 'Mod' ? mod : part === 'Ctrl' ? 'Control' : part))
  return [...held, name.length === 1 ? name.toUpperCase() : name].join('+')
}
