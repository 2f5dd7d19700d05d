import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import type { MenuItem } from '../../../electron/api.ts'
import { contextTemplate } from '../../../electron/desktop/context-menu.ts'
import { accelerator, menuTemplate } from '../../../electron/desktop/menu.ts'

const item = (id: string, menu: MenuItem['menu'], group: number, more: Partial<MenuItem> = {}): MenuItem => ({
  id,
  title: id,
  key: null,
  menu,
  group,
  enabled: true,
  checked: null,
  ...more,
})

/** A menu as lines: labels or roles, `-` for a line between groups. */
const shown = (template: readonly MenuItemConstructorOptions[]): string[] =>
  template.map((entry) => (entry.type === 'separator' ? '-' : (entry.label ?? entry.role ?? '')))

const menuOf = (template: readonly MenuItemConstructorOptions[], label: string): MenuItemConstructorOptions[] => {
  const submenu = template.find((entry) => entry.label === label)?.submenu
  return Array.isArray(submenu) ? submenu : []
}

describe('the menu bar', () => {
  test('stands with the system’s own items before the page has sent its commands', () => {
    expect(shown(menuTemplate([], 'linux', () => {}))).toEqual(['File', 'Edit', 'View', 'windowMenu'])
    expect(shown(menuTemplate([], 'darwin', () => {}))).toEqual(['appMenu', 'File', 'Edit', 'View', 'windowMenu'])
  })

  test('has the page’s commands in their menus, in groups with a line between', () => {
    const items = [item('export', 'File', 2), item('new', 'File', 0), item('open', 'File', 0), item('save', 'File', 1)]
    expect(
      shown(
        menuOf(
          menuTemplate(items, 'win32', () => {}),
          'File',
        ),
      ),
    ).toEqual(['new', 'open', '-', 'save', '-', 'export', '-', 'quit'])
  })

  test('puts the page’s undo where the system’s would be, and never the system’s', () => {
    const items = [item('undo', 'Edit', 0), item('redo', 'Edit', 0), item('find', 'Edit', 1)]
    const template = menuTemplate(items, 'darwin', () => {})
    expect(shown(menuOf(template, 'Edit'))).toEqual([
      'undo',
      'redo',
      '-',
      'cut',
      'copy',
      'paste',
      'pasteAndMatchStyle',
      'selectAll',
      '-',
      'find',
    ])
    expect(JSON.stringify(template)).not.toContain('"role":"undo"')
  })

  test('names recent documents and closing on macOS only, quitting in the File menu elsewhere', () => {
    expect(
      shown(
        menuOf(
          menuTemplate([], 'darwin', () => {}),
          'File',
        ),
      ),
    ).toEqual(['Open recent', '-', 'close'])
    expect(
      shown(
        menuOf(
          menuTemplate([], 'linux', () => {}),
          'File',
        ),
      ),
    ).toEqual(['quit'])
  })

  test('shows keys, ticks and what cannot be done now, and runs the command that is clicked', () => {
    const ran: string[] = []
    const items = [item('preview', 'View', 0, { key: 'Mod-Shift-v', checked: true, enabled: false, title: 'Q & A' })]
    const [entry] = menuOf(
      menuTemplate(items, 'linux', (id) => ran.push(id)),
      'View',
    )
    expect(entry).toMatchObject({
      id: 'preview',
      label: 'Q && A',
      accelerator: 'CommandOrControl+Shift+V',
      type: 'checkbox',
      checked: true,
      enabled: false,
    })
    ;(entry?.click as (() => void) | undefined)?.()
    expect(ran).toEqual(['preview'])
  })
})

test.each([
  ['Mod-s', 'CommandOrControl+S'],
  ['Mod-Alt-ArrowUp', 'CommandOrControl+Alt+Up'],
  ['Ctrl-Enter', 'Control+Return'],
  ['Mod-,', 'CommandOrControl+,'],
  ['Mod--', 'CommandOrControl+-'],
  ['Mod-+', 'CommandOrControl+Plus'],
  ['F1', 'F1'],
  ['Escape', 'Escape'],
])('the key %s is written %s for Electron', (key, expected) => {
  expect(accelerator(key)).toBe(expected)
})

describe('the menu at the pointer', () => {
  const spelling = { replaceMisspelling: () => {}, addToDictionary: () => {} }
  const clicked = { isEditable: false, selectionText: '', misspelledWord: '', dictionarySuggestions: [] }

  test('offers spellings, the dictionary, and the clipboard in text that can be edited', () => {
    const word = { ...clicked, isEditable: true, misspelledWord: 'gally', dictionarySuggestions: ['galley', 'gala'] }
    expect(shown(contextTemplate(word, spelling))).toEqual([
      'galley',
      'gala',
      '-',
      'Add “gally” to the dictionary',
      '-',
      'cut',
      'copy',
      'paste',
      'selectAll',
    ])
  })

  test('says so where the dictionary has no suggestion', () => {
    const word = { ...clicked, isEditable: true, misspelledWord: 'xqz' }
    expect(contextTemplate(word, spelling)[0]).toEqual({ label: 'No suggestions', enabled: false })
  })

  test('offers to copy selected text, and does not open over nothing', () => {
    expect(shown(contextTemplate({ ...clicked, selectionText: 'words' }, spelling))).toEqual(['copy'])
    expect(contextTemplate(clicked, spelling)).toEqual([])
  })
})
