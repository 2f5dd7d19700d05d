import { useLayoutEffect, useReducer } from 'react'
import type { Draft } from './draft/draft.ts'

/** Renders the component again with each change of the draft's text or save state. Gives a number that then rises. */
export function useDraftVersion(draft: Draft | null): number {
  const [version, rise] = useReducer((count: number) => count + 1, 0)
  useLayoutEffect(() => draft?.subscribe(rise), [draft])
  return version
}
