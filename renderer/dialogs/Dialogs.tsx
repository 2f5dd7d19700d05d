import { ExportDialog } from '../export/ExportDialog.tsx'
import { Palette } from '../palette/Palette.tsx'
import { SettingsDialog } from '../settings/SettingsDialog.tsx'
import { setApp, useApp } from '../store.ts'
import { About } from './About.tsx'
import { FolderDialog } from './FolderDialog.tsx'
import { LeaveFolder } from './LeaveFolder.tsx'
import { NewPost } from './NewPost.tsx'
import { Recent } from './Recent.tsx'
import { Rename } from './Rename.tsx'
import { Shortcuts } from './Shortcuts.tsx'
import { Trash } from './Trash.tsx'
import './dialogs.css'

const close = (): void => setApp({ dialog: null, nextFolder: null })

/** The dialog that is open, if any. */
export function Dialogs() {
  const dialog = useApp((app) => app.dialog)
  const draft = useApp((app) => app.draft)
  const next = useApp((app) => app.nextFolder)
  switch (dialog) {
    case null:
      return null
    case 'open-folder':
      return <FolderDialog onClose={close} />
    case 'recent':
      return <Recent onClose={close} />
    case 'leave-folder':
      return next === null ? null : <LeaveFolder next={next} onClose={close} />
    case 'new-post':
      return <NewPost onClose={close} />
    case 'rename':
      return draft && <Rename draft={draft} onClose={close} />
    case 'trash':
      return draft && <Trash draft={draft} onClose={close} />
    case 'export':
      return <ExportDialog onClose={close} />
    case 'settings':
      return <SettingsDialog onClose={close} />
    case 'shortcuts':
      return <Shortcuts onClose={close} />
    case 'about':
      return <About onClose={close} />
    case 'palette':
      return <Palette onClose={close} />
  }
}
