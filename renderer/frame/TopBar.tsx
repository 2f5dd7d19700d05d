import { Command as CommandIcon, PanelLeft, Plus, Save } from 'lucide-react'
import { commandOf, keyOf, platformOf, run } from '../commands.ts'
import { ariaKey, keyLabel } from '../keys.ts'
import { SearchBox } from '../list/SearchBox.tsx'
import { openFolder } from '../session.ts'
import { getApp, useApp } from '../store.ts'
import { type ChoiceGroup, MenuButton } from '../ui/Menu.tsx'
import { useDraftVersion, useOpenEntry } from '../use-draft.ts'
import { isNarrow, type Layout, type Pane, paneNames } from './layout.ts'
import { MainMenu } from './MainMenu.tsx'
import { toggle } from './panes.ts'

interface TopBarProps {
  readonly layout: Layout
  readonly width: number
}

export function TopBar({ layout, width }: TopBarProps) {
  const site = useApp((app) => app.site)
  const web = useApp((app) => app.about?.door === 'web')
  const open = useApp((app) => app.draft !== null)
  const posts = useApp((app) => app.settings.panes.posts)
  const listed = layout.drawer === 'open' || layout.shown.includes('posts')
  const narrow = isNarrow(width)
  const over = layout.drawer === 'none' && listed && !narrow

  return (
    <header className="fr-top">
      <div
        className={over ? 'fr-top-left over-posts' : 'fr-top-left'}
        style={{ '--posts': `${posts}px` } as React.CSSProperties}
      >
        {web ? <MainMenu /> : null}
        {open ? (
          <IconButton id="posts" label={listed ? 'Hide posts' : 'Show posts'} pressed={listed}>
            <PanelLeft aria-hidden />
          </IconButton>
        ) : null}
        {narrow && open ? null : (
          <MenuButton label={`Folder ${site?.name ?? ''}`} className="fr-site" groups={folderGroups}>
            {site?.name}
          </MenuButton>
        )}
        <IconButton id="new-post" label="New post">
          <Plus aria-hidden />
        </IconButton>
        {layout.drawer === 'none' ? null : <SearchBox inBar />}
      </div>
      <Place />
      <div className="fr-top-right">
        {open ? <PaneButtons layout={layout} narrow={narrow} /> : null}
        {open ? <SaveButton /> : null}
        <IconButton id="palette" label="Commands">
          <CommandIcon aria-hidden />
        </IconButton>
        <button type="button" className="ui-button solid" onClick={() => run('export')}>
          Export
        </button>
      </div>
    </header>
  )
}

/** Section and title of the open post. */
function Place() {
  const draft = useApp((app) => app.draft)
  const listed = useApp((app) => app.posts.find((post) => post.path === app.draft?.path) ?? null)
  const entry = useOpenEntry(draft, listed)
  if (draft === null) return <div className="fr-place" />
  const { path } = draft
  const folders = path.split('/').slice(0, entry?.kind === 'post' || entry === null ? -1 : -2)
  return (
    <h1 className="fr-place" title={path}>
      {folders.length > 0 ? <span className="fr-place-section">{folders.join(' / ')} /</span> : null}
      <span className="fr-place-title" dir="auto">
        {entry?.title || path.split('/').at(-1)}
      </span>
    </h1>
  )
}

function PaneButtons({ layout, narrow }: { readonly layout: Layout; readonly narrow: boolean }) {
  const panes: readonly Pane[] = ['fields', 'body', 'preview']
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would draw and announce a form.
    <div className="fr-toggles" role="group" aria-label={narrow ? 'Pane in front' : 'Panes'}>
      {panes.map((pane) => (
        <button key={pane} type="button" aria-pressed={layout.shown.includes(pane)} onClick={() => toggle(pane)}>
          {paneNames[pane]}
        </button>
      ))}
    </div>
  )
}

function SaveButton() {
  const draft = useApp((app) => app.draft)
  useDraftVersion(draft)
  return (
    <IconButton id="save" label="Save" marked={draft?.dirty ?? false}>
      <Save aria-hidden />
    </IconButton>
  )
}

interface IconButtonProps {
  readonly id: string
  readonly label: string
  readonly pressed?: boolean
  readonly marked?: boolean
  readonly children: React.ReactNode
}

function IconButton({ id, label, pressed, marked, children }: IconButtonProps) {
  const platform = useApp(platformOf)
  const key = useApp((app) => keyOf(commandOf(id), app))
  return (
    <button
      type="button"
      className={marked ? 'ui-icon marked' : 'ui-icon'}
      aria-label={label}
      title={key === null ? label : `${label} (${keyLabel(key, platform)})`}
      {...(key === null ? {} : { 'aria-keyshortcuts': ariaKey(key, platform) })}
      {...(pressed === undefined ? {} : { 'aria-expanded': pressed })}
      onClick={() => run(id)}
    >
      {children}
    </button>
  )
}

function folderGroups(): readonly ChoiceGroup[] {
  const { about, site } = getApp()
  const recent = about?.recent.filter(({ path }) => path !== site?.root) ?? []
  const command = (id: string) => ({ id, title: commandOf(id).title, run: () => run(id) })
  return [
    { id: 'folder', name: 'This folder', choices: [command('open-folder'), command('reload')] },
    ...(recent.length === 0
      ? []
      : [
          {
            id: 'recent',
            title: 'Recent folders',
            choices: recent.map(({ path, name }) => ({
              id: path,
              title: name,
              note: path,
              run: () => void openFolder(path),
            })),
          },
        ]),
  ]
}
