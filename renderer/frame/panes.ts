/** Panes on the page: showing and hiding them, and going from one to the next by F6. */
import { changePanes } from '../settings/settings.ts'
import { getApp, setApp } from '../store.ts'
import { layoutOf, type Pane, revealPane, togglePane } from './layout.ts'

export function toggle(pane: Pane): void {
  const { settings, arrangement } = getApp()
  apply(togglePane(pane, window.innerWidth, settings.panes, arrangement))
}

export function reveal(pane: Pane): void {
  const { settings, arrangement } = getApp()
  apply(revealPane(pane, window.innerWidth, settings.panes, arrangement))
}

export function closeDrawer(): void {
  const { arrangement } = getApp()
  if (arrangement.drawer) setApp({ arrangement: { ...arrangement, drawer: false } })
}

/** Brings the pane for writing to the front: after a post was chosen. */
export function showPost(): void {
  const { arrangement } = getApp()
  const front = arrangement.front === 'posts' ? 'body' : arrangement.front
  setApp({ arrangement: { ...arrangement, front, drawer: false } })
}

function apply(next: ReturnType<typeof togglePane>) {
  setApp({ arrangement: next.arrangement })
  if (next.hidden !== getApp().settings.panes.hidden) changePanes({ hidden: next.hidden })
}

/** Puts the focus into a pane that is on screen: where it was last, else its first control. */
export function focusPane(pane: Pane): void {
  const place = document.querySelector<HTMLElement>(`[data-pane="${pane}"]`)
  if (!place) return
  const first: { readonly [P in Pane]: string } = {
    posts: '[role=searchbox], input[type=search], [role=listbox]',
    fields: 'input, textarea, [contenteditable=true], button',
    body: '.cm-content',
    preview: 'iframe, [tabindex="0"]',
  }
  const target = remembered.get(pane)
  if (target?.isConnected && place.contains(target)) target.focus()
  else (place.querySelector<HTMLElement>(first[pane]) ?? place).focus()
}

const remembered = new Map<Pane, HTMLElement>()

/** Remembers where the focus is in each pane. Returns the way to stop. */
export function rememberFocus(): () => void {
  const note = ({ target }: FocusEvent) => {
    const pane = paneOf(target)
    if (pane && target instanceof HTMLElement) remembered.set(pane, target)
  }
  document.addEventListener('focusin', note)
  return () => document.removeEventListener('focusin', note)
}

const isPane = (name: string | undefined): name is Pane =>
  name === 'posts' || name === 'fields' || name === 'body' || name === 'preview'

function paneOf(target: EventTarget | null): Pane | null {
  const name = target instanceof Element ? target.closest<HTMLElement>('[data-pane]')?.dataset.pane : undefined
  return isPane(name) ? name : null
}

/** Goes to the next pane on screen (`step` 1) or the one before (-1). */
export function cyclePanes(step: 1 | -1): void {
  const { settings, arrangement, draft } = getApp()
  const layout = layoutOf(window.innerWidth, settings.panes, arrangement, draft !== null)
  const panes: readonly Pane[] = layout.drawer === 'open' ? ['posts', ...layout.shown] : layout.shown
  const here = paneOf(document.activeElement)
  const at = here === null ? (step === 1 ? -1 : 0) : panes.indexOf(here)
  const next = panes[(at + step + panes.length) % panes.length]
  if (next) focusPane(next)
}
