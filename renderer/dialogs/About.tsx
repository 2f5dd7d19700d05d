import { useApp } from '../store.ts'
import { Modal } from '../ui/Modal.tsx'

export function About({ onClose }: { readonly onClose: () => void }) {
  const version = useApp((app) => app.about?.version ?? '')
  return (
    <Modal title="About Galley" onClose={onClose}>
      <div className="mo-body">
        <p>
          <strong>Galley {version}</strong>
        </p>
        <p>
          A quiet place to write blog posts: a form for the front matter, an editor for the body, and a true preview of
          both. Your files stay as you wrote them; Galley changes only what you change.
        </p>
        <p className="mo-note">Free software under the MIT licence. Fonts: Inter, iA Writer Quattro and Literata.</p>
      </div>
    </Modal>
  )
}
