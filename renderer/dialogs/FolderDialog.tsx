import { useState } from 'react'
import type { FolderListing } from '../../electron/api.ts'
import { openFolder } from '../session.ts'
import { Modal } from '../ui/Modal.tsx'
import { FolderPicker } from './FolderPicker.tsx'
import { baseName } from './folder-path.ts'

/** Open folder, for the door where the system's own dialog cannot be had. */
export function FolderDialog({ onClose }: { readonly onClose: () => void }) {
  const [listing, setListing] = useState<FolderListing | null>(null)
  const open = () => {
    if (!listing) return
    onClose()
    void openFolder(listing.path)
  }
  return (
    <Modal title="Open folder" onClose={onClose}>
      <div className="mo-body">
        <p className="mo-note">
          Go into the folder of your blog, then open it. A folder that was dropped on the window is chosen here too: a
          browser does not say where it lies.
        </p>
        <FolderPicker start={null} onPick={setListing} />
      </div>
      <div className="mo-foot">
        <p className="mo-left mo-note">
          {listing ? (
            <>
              <strong>{baseName(listing.path)}</strong>
              {listing.site ? ' is a Hugo site.' : ' has no Hugo configuration.'}
            </>
          ) : null}
        </p>
        <button type="button" className="ui-button" onClick={onClose}>
          Cancel
        </button>
        <button type="button" className="ui-button solid" disabled={!listing} onClick={open}>
          Open this folder
        </button>
      </div>
    </Modal>
  )
}
