import { useLayoutEffect, useMemo, useReducer, useSyncExternalStore } from 'react'
import type { PostEntry } from '../electron/api.ts'
import type { Draft } from './draft/draft.ts'
import { entryWith } from './draft/entry.ts'

/** Renders the component again with each change of the draft's text or save state. Gives a number that then rises. */
export function useDraftVersion(draft: Draft | null): number {
  const [version, rise] = useReducer((count: number) => count + 1, 0)
  useLayoutEffect(() => draft?.subscribe(rise), [draft])
  return version
}

/**
 * A post's line of the list as its draft would have it, or as it is listed where no draft is open. Renders the
 * component again when the front matter changes, and not with each key typed in the body.
 */
export function useOpenEntry<E extends PostEntry | null>(draft: Draft | null, listed: E): E | PostEntry {
  const head = useSyncExternalStore(draft?.subscribe ?? never, () => draft?.head ?? null)
  return useMemo(
    () => (draft && listed && head !== null ? entryWith(listed, draft, Date.now()) : listed),
    [draft, listed, head],
  )
}

const never = () => () => {}
