import { FolderOpen } from 'lucide-react'
import { chooseFolder, openFolder } from '../session.ts'
import { Modal } from '../ui/Modal.tsx'
import { RecentFolders } from '../welcome/RecentFolders.tsx'

/** The folders that were open before. */
export function Recent({ onClose }: { readonly onClose: () => void }) {
  return (
    <Modal title="Open recent" onClose={onClose}>
      <div className="mo-body">
        <RecentFolders
          onOpen={(path) => {
            onClose()
            void openFolder(path)
          }}
        />
      </div>
      <div className="mo-foot">
        <button
          type="button"
          className="ui-button"
          onClick={() => {
            onClose()
            void chooseFolder()
          }}
        >
          <FolderOpen aria-hidden />
          Another folder…
        </button>
      </div>
    </Modal>
  )
}
