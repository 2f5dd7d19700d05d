/**
 * Everything that Galley can do, in one table. Menus (the system's and the page's), keys, the palette and the list of
 * shortcuts are made from it.
 */
import type { StateCommand } from '@codemirror/state'
import type { MenuName } from '../electron/api.ts'
import { duplicatePost, editBody, findInBody, openNeighbour, searchPosts, toggleRaw } from './actions.ts'
import {
  insertLink,
  toggleBulletList,
  toggleCode,
  toggleEmphasis,
  toggleHeading,
  toggleOrderedList,
  toggleQuote,
  toggleStrong,
} from './editor/formatting.ts'
import { cyclePanes, toggle } from './frame/panes.ts'
import { isKey, type Platform, type Stroke } from './keys.ts'
import { saveAll } from './open-posts.ts'
import { chooseFolder, reloadFolder } from './session.ts'
import { changeSettings } from './settings/settings.ts'
import { type App, type DialogName, getApp, setApp } from './store.ts'

export interface Command {
  readonly id: string
  readonly title: string
  readonly menu: MenuName
  /** Commands of one menu with the same number stand together. */
  readonly group: number
  /** As CodeMirror writes keys; `web` where an ordinary browser keeps the desktop's key for itself. */
  readonly key?: string | { readonly desktop: string; readonly web: string }
  /** The body's editor answers the key itself, so that it is left alone elsewhere. */
  readonly ofEditor?: true
  /** Whether it can be done now; always where left out. */
  readonly when?: (app: App) => boolean
  /** For a switch: whether it is on. */
  readonly checked?: (app: App) => boolean
  readonly run: () => void | Promise<void>
}

const hasFolder = (app: App): boolean => app.site !== null
const hasPost = (app: App): boolean => app.draft !== null
const show = (dialog: DialogName) => () => setApp({ dialog })

const theme = (name: 'system' | 'light' | 'dark', title: string): Command => ({
  id: `theme-${name}`,
  title,
  menu: 'View',
  group: 3,
  checked: (app) => app.settings.theme === name,
  run: () => changeSettings({ theme: name }),
})

const inBody = (id: string, title: string, group: number, key: string | null, edit: StateCommand): Command => ({
  id,
  title,
  menu: 'Insert',
  group,
  ...(key === null ? {} : { key }),
  ofEditor: true,
  when: (app) => app.draft !== null && app.draft.readOnly === null,
  run: () => editBody(edit),
})

export const commands: readonly Command[] = [
  {
    id: 'new-post',
    title: 'New post…',
    menu: 'File',
    group: 1,
    key: { desktop: 'Mod-n', web: 'Mod-Alt-n' },
    when: hasFolder,
    run: show('new-post'),
  },
  { id: 'open-folder', title: 'Open folder…', menu: 'File', group: 1, key: 'Mod-o', run: chooseFolder },
  { id: 'welcome', title: 'Open recent…', menu: 'File', group: 1, when: hasFolder, run: show('recent') },
  {
    id: 'save',
    title: 'Save',
    menu: 'File',
    group: 2,
    key: 'Mod-s',
    when: hasPost,
    run: () => getApp().draft?.save(),
  },
  {
    // The desktop's window asks for it by this id before it closes.
    id: 'save-all',
    title: 'Save all',
    menu: 'File',
    group: 2,
    when: (app) => app.unsaved.size > 0,
    run: async () => {
      await saveAll()
    },
  },
  {
    id: 'export',
    title: 'Export…',
    menu: 'File',
    group: 2,
    key: 'Mod-e',
    when: hasFolder,
    run: show('export'),
  },
  { id: 'rename', title: 'Rename post…', menu: 'File', group: 3, key: 'F2', when: hasPost, run: show('rename') },
  { id: 'duplicate', title: 'Duplicate post', menu: 'File', group: 3, when: hasPost, run: duplicatePost },
  { id: 'trash', title: 'Move post to trash…', menu: 'File', group: 3, when: hasPost, run: show('trash') },
  { id: 'settings', title: 'Settings…', menu: 'File', group: 4, key: 'Mod-,', run: show('settings') },

  {
    id: 'undo',
    title: 'Undo',
    menu: 'Edit',
    group: 1,
    key: 'Mod-z',
    when: hasPost,
    run: () => void getApp().draft?.undo(),
  },
  {
    id: 'redo',
    title: 'Redo',
    menu: 'Edit',
    group: 1,
    key: 'Mod-Shift-z',
    when: hasPost,
    run: () => void getApp().draft?.redo(),
  },
  { id: 'find', title: 'Find and replace', menu: 'Edit', group: 2, key: 'Mod-f', when: hasPost, run: findInBody },

  inBody('strong', 'Strong', 1, 'Mod-b', toggleStrong),
  inBody('emphasis', 'Emphasis', 1, 'Mod-i', toggleEmphasis),
  inBody('code', 'Code', 1, null, toggleCode),
  inBody('link', 'Link', 1, null, insertLink),
  inBody('heading-2', 'Heading', 2, 'Mod-Alt-2', toggleHeading(2)),
  inBody('heading-3', 'Smaller heading', 2, 'Mod-Alt-3', toggleHeading(3)),
  inBody('quote', 'Quotation', 2, 'Mod-Shift-9', toggleQuote),
  inBody('bullets', 'List', 2, 'Mod-Shift-8', toggleBulletList),
  inBody('numbers', 'Numbered list', 2, 'Mod-Shift-7', toggleOrderedList),

  {
    id: 'raw-front-matter',
    title: 'Raw front matter',
    menu: 'View',
    group: 2,
    key: 'Mod-Shift-m',
    when: hasPost,
    run: toggleRaw,
  },
  {
    id: 'posts',
    title: 'Posts',
    menu: 'View',
    group: 1,
    key: { desktop: 'Mod-1', web: 'Alt-1' },
    when: hasFolder,
    run: () => toggle('posts'),
  },
  {
    id: 'fields',
    title: 'Fields',
    menu: 'View',
    group: 1,
    key: { desktop: 'Mod-2', web: 'Alt-2' },
    when: hasPost,
    run: () => toggle('fields'),
  },
  {
    id: 'body',
    title: 'Body',
    menu: 'View',
    group: 1,
    key: { desktop: 'Mod-3', web: 'Alt-3' },
    when: hasPost,
    run: () => toggle('body'),
  },
  {
    id: 'preview',
    title: 'Preview',
    menu: 'View',
    group: 1,
    key: { desktop: 'Mod-4', web: 'Alt-4' },
    when: hasPost,
    run: () => toggle('preview'),
  },
  theme('system', 'Theme of the system'),
  theme('light', 'Light theme'),
  theme('dark', 'Dark theme'),

  { id: 'palette', title: 'Commands and posts…', menu: 'Go', group: 1, key: 'Mod-k', run: show('palette') },
  { id: 'search', title: 'Search posts', menu: 'Go', group: 1, key: 'Mod-p', when: hasFolder, run: searchPosts },
  {
    id: 'previous-post',
    title: 'Previous post',
    menu: 'Go',
    group: 2,
    key: 'Alt-PageUp',
    when: hasPost,
    run: () => openNeighbour(-1),
  },
  {
    id: 'next-post',
    title: 'Next post',
    menu: 'Go',
    group: 2,
    key: 'Alt-PageDown',
    when: hasPost,
    run: () => openNeighbour(1),
  },
  { id: 'next-pane', title: 'Next pane', menu: 'Go', group: 3, key: 'F6', when: hasFolder, run: () => cyclePanes(1) },
  {
    id: 'previous-pane',
    title: 'Previous pane',
    menu: 'Go',
    group: 3,
    key: 'Shift-F6',
    when: hasFolder,
    run: () => cyclePanes(-1),
  },
  { id: 'reload', title: 'Read the folder again', menu: 'Go', group: 4, when: hasFolder, run: reloadFolder },

  { id: 'shortcuts', title: 'Keyboard shortcuts', menu: 'Help', group: 1, key: 'Mod-/', run: show('shortcuts') },
  { id: 'about', title: 'About Galley', menu: 'Help', group: 2, run: show('about') },
]

/** Other keys of the same commands. */
const aliases: readonly (readonly [key: string, id: string])[] = [
  ['Mod-y', 'redo'],
  ['Mod-Shift-p', 'palette'],
]

export const menuNames: readonly MenuName[] = ['File', 'Edit', 'Insert', 'View', 'Go', 'Help']

export function commandOf(id: string): Command {
  const command = commands.find((candidate) => candidate.id === id)
  if (!command) throw new Error(`There is no command ${id}.`)
  return command
}

/** The command's key on this door, or null. */
export function keyOf(command: Command, app: App): string | null {
  if (command.key === undefined) return null
  if (typeof command.key === 'string') return command.key
  return app.about?.door === 'desktop' ? command.key.desktop : command.key.web
}

export const isEnabled = (command: Command, app: App): boolean => command.when?.(app) ?? true

export function run(id: string): void {
  const command = commandOf(id)
  if (isEnabled(command, getApp())) void command.run()
}

export const platformOf = (app: App): Platform => app.about?.platform ?? 'linux'

/** Runs the command of a key event. True where there was one. */
export function runKey(stroke: Stroke): boolean {
  const app = getApp()
  const platform = platformOf(app)
  const alias = aliases.find(([key]) => isKey(key, stroke, platform))
  const command = alias
    ? commandOf(alias[1])
    : commands.find((candidate) => {
        const key = keyOf(candidate, app)
        return key !== null && !candidate.ofEditor && isKey(key, stroke, platform)
      })
  if (!command || !isEnabled(command, app)) return false
  void command.run()
  return true
}
