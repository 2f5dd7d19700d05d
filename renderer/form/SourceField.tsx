/** A value as its source text, for what no other control fits. It goes into the post when the box is left, if it reads. */
import { type KeyboardEvent, useState } from 'react'
import { splitPost } from '../../post/front-matter/detect.ts'
import { sourceAt } from '../../post/front-matter/source.ts'
import type { Format } from '../../post/front-matter/value.ts'
import { controlProps, FieldFrame, useControlIds } from './FieldFrame.tsx'
import type { FieldModel } from './fields.ts'
import { useForm } from './form-context.ts'

const unreadable: { readonly [F in Format]: string } = {
  toml: 'This does not read as one TOML value.',
  yaml: 'This does not read as one YAML value.',
  json: 'This does not read as one JSON value.',
  org: 'Org front matter can be changed as text only.',
  none: 'This post has no front matter.',
}

interface Local {
  readonly typed: string
  /** The draft's text that this was typed over. */
  readonly source: string
  readonly error: string | null
}

export function SourceField({ field }: { readonly field: FieldModel }) {
  const form = useForm()
  const ids = useControlIds()
  const source = sourceAt(form.draft.head, field.path)
  const [local, setLocal] = useState<Local | null>(null)
  const mine = local?.source === source ? local : null
  const text = mine?.typed ?? source ?? ''
  const error = mine?.error ?? null

  const commit = () => {
    if (!mine) return
    const refused = mine.typed !== source && form.put(field.path, { kind: 'raw', source: mine.typed }) !== null
    setLocal(refused ? { ...mine, error: unreadable[splitPost(form.draft.head).format] } : null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const mod = event.metaKey || event.ctrlKey
    if (event.key === 'Enter' && mod) {
      event.preventDefault()
      commit()
    } else if (event.key === 'Escape' && mine) {
      event.preventDefault()
      setLocal(null)
    }
  }

  return (
    <FieldFrame field={field} ids={ids} error={error}>
      {source === null ? (
        <p className="form-elsewhere">
          Written over several lines.{' '}
          <button type="button" className="form-link" id={ids.control} onClick={form.showRaw}>
            Edit it in the raw front matter
          </button>
        </p>
      ) : (
        <div className="form-grow form-source" data-text={text}>
          <textarea
            {...controlProps(ids, error)}
            className="form-box"
            data-own-undo={mine !== null || undefined}
            rows={1}
            spellCheck={false}
            autoCapitalize="none"
            value={text}
            disabled={form.disabled}
            onChange={(event) => setLocal({ typed: event.target.value, source, error: null })}
            onBlur={commit}
            onKeyDown={onKeyDown}
          />
        </div>
      )}
    </FieldFrame>
  )
}
