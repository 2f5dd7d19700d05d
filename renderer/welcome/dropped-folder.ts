import { useEffect } from 'react'
import { pathOf } from '../host.ts'
import { openFolder } from '../session.ts'
import { getApp, setApp } from '../store.ts'

/**
 * Opens a folder or post that is dropped on the window. A browser does not tell a page where a file lies: there the
 * folder dialog opens instead, which says so. Text and images dropped on the body go to the editor.
 */
export function useDroppedFolder(): void {
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      if (isFile(event)) event.preventDefault()
    }
    const onDrop = (event: DragEvent) => {
      const file = event.dataTransfer?.files[0]
      if (event.defaultPrevented || !file || !isFile(event)) return
      event.preventDefault()
      const path = pathOf(file)
      if (path !== null) void openFolder(path)
      else if (getApp().about?.door === 'web') setApp({ dialog: 'open-folder' })
    }
    window.addEventListener('dragover', onDragOver)
    window.addEventListener('drop', onDrop)
    return () => {
      window.removeEventListener('dragover', onDragOver)
      window.removeEventListener('drop', onDrop)
    }
  }, [])
}

const isFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false
