import { Folder } from 'lucide-react'
import { useApp } from '../store.ts'

/** Folders opened before, newest first; nothing where there are none. */
export function RecentFolders({ onOpen }: { readonly onOpen: (path: string) => void }) {
  const recent = useApp((app) => app.about?.recent ?? null)
  const here = useApp((app) => app.site?.root ?? null)
  const others = recent?.filter(({ path }) => path !== here) ?? []
  if (others.length === 0) return <p className="mo-note">No other folder was open before.</p>
  return (
    <ul className="we-recent">
      {others.map(({ path, name }) => (
        <li key={path}>
          <button type="button" onClick={() => onOpen(path)}>
            <Folder aria-hidden size={16} strokeWidth={1.75} />
            <span>{name}</span>
            <small>
              <bdi dir="ltr">{path}</bdi>
            </small>
          </button>
        </li>
      ))}
    </ul>
  )
}
