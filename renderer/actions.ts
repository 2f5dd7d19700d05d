/** What commands do where it is more than one step. */
import { openSearchPanel } from '@codemirror/search'
import type { StateCommand } from '@codemirror/state'
import { attempt } from './attempt.ts'
import { focusPane, reveal, showPost } from './frame/panes.ts'
import { host } from './host.ts'
import { matching } from './list/query.ts'
import { openPost } from './open-posts.ts'
import { getApp } from './store.ts'

/** Copies the open post under a name of its own and opens the copy. */
export async function duplicatePost(): Promise<void> {
  const { draft } = getApp()
  if (!draft) return
  const path = await attempt(host.duplicatePost(draft.path))
  if (path !== undefined) await openPost(path)
}

/** Runs an edit on the body and goes back to writing. */
export function editBody(edit: StateCommand): void {
  const view = getApp().draft?.view
  if (!view) return
  reveal('body')
  edit(view)
  requestAnimationFrame(() => view.focus())
}

/** The form keeps whether it shows the text; its own button is pressed. */
export function toggleRaw(): void {
  reveal('fields')
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-label="Raw front matter"]')?.click())
}

/** Opens the search of the body. */
export function findInBody(): void {
  reveal('body')
  const view = getApp().draft?.view
  // The body may only now be coming into view.
  if (view) requestAnimationFrame(() => openSearchPanel(view))
}

/** Goes to the search over all posts, wherever it stands. */
export function searchPosts(): void {
  const search = () => document.querySelector<HTMLInputElement>('#search-posts')
  if (!search()) reveal('posts')
  requestAnimationFrame(() => {
    search()?.focus()
    search()?.select()
  })
}

/** Opens the post before (-1) or after (1) the open one, as the list has them now. */
export async function openNeighbour(step: 1 | -1): Promise<void> {
  const { posts, query, draft } = getApp()
  const list = matching(posts, query)
  const at = list.findIndex((entry) => entry.path === draft?.path)
  const next = list[at + step]
  if (!next) return
  await openPost(next.path)
  showPost()
  focusPane('body')
}
