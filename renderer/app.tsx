/** The whole page: the welcome until a folder is open, then the frame; dialogs over either. */
import { useEffect } from 'react'
import { runKey } from './commands.ts'
import { Dialogs } from './dialogs/Dialogs.tsx'
import { Frame } from './frame/Frame.tsx'
import { useApp } from './store.ts'
import { followMenu } from './system-menu.ts'
import { useDroppedFolder } from './welcome/dropped-folder.ts'
import { Welcome } from './welcome/Welcome.tsx'

export function Galley() {
  const site = useApp((app) => app.site)
  useEffect(followMenu, [])
  useEffect(followKeys, [])
  useDroppedFolder()
  return (
    <>
      {site ? <Frame key={site.id} /> : <Welcome />}
      <Dialogs />
    </>
  )
}

/** Keys work wherever the focus is, but not behind an open dialog and not while a word is being composed. */
function followKeys(): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || document.querySelector('dialog[open]')) return
    if (isOwnUndo(event) || isLink(event) || !runKey(event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('keydown', onKeyDown, { capture: true })
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
}

/** Undo in a field that is no part of the post (the search), or whose text is not in the post yet, is the field's own. */
function isOwnUndo({ key, target }: KeyboardEvent): boolean {
  if (!/^[zy]$/i.test(key) || !(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement))
    return false
  return target.closest('[data-pane="fields"]') === null || target.dataset.ownUndo !== undefined
}

/** With words selected in the body, the palette's key makes them a link. */
function isLink({ key, target }: KeyboardEvent): boolean {
  const inBody = target instanceof Element && target.closest('.cm-content') !== null
  return key.toLowerCase() === 'k' && inBody && document.getSelection()?.isCollapsed === false
}
