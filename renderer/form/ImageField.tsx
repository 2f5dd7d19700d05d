/** A string that names an image: the image itself, what it measures, how many posts use it, and a way to choose another. */
import { useState } from 'react'
import { controlProps, FieldFrame, useControlIds } from './FieldFrame.tsx'
import type { FieldModel } from './fields.ts'
import { useForm } from './form-context.ts'
import { ImagePicker } from './ImagePicker.tsx'
import { Thumbnail } from './Thumbnail.tsx'
import { byteSize, type ShownImage, useImage } from './use-image.ts'
import { useLocalText } from './use-local-text.ts'

export function ImageField({ field }: { readonly field: FieldModel }) {
  const form = useForm()
  const ids = useControlIds()
  const [picking, setPicking] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const source = field.value.kind === 'string' ? field.value.text : ''
  const text = useLocalText(source, same, (typed) => {
    const message = form.type(field.path, { kind: 'string', text: typed })
    return message === null ? { ok: true, source: typed } : { ok: false, message, unfinished: false }
  })
  const image = useImage(form.draft.path, source)
  const error = text.error ?? refused
  const uses = field.habit?.values.find((value) => value.text === source)?.count ?? 0

  return (
    <FieldFrame field={field} ids={ids} error={error}>
      <div className="form-box form-image">
        <button
          type="button"
          className="form-image-thumb"
          aria-label="Choose an image"
          aria-haspopup="dialog"
          disabled={form.disabled}
          onClick={() => setPicking(true)}
        >
          <Thumbnail image={image} />
        </button>
        <div className="form-image-text">
          <input
            {...controlProps(ids, error)}
            type="text"
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            placeholder="Name of an image"
            data-own-undo={text.ownUndo}
            value={text.text}
            disabled={form.disabled}
            onChange={text.onChange}
            onBlur={text.onBlur}
            onKeyDown={text.onKeyDown}
          />
          <p className="form-image-meta">{metaOf(image, uses)}</p>
        </div>
      </div>
      {picking ? (
        <ImagePicker
          post={form.draft.path}
          current={source}
          onClose={() => setPicking(false)}
          onPick={(name) => {
            setPicking(false)
            text.reset()
            setRefused(form.put(field.path, { kind: 'string', text: name }))
          }}
        />
      ) : null}
    </FieldFrame>
  )
}

function metaOf(image: ShownImage, uses: number): string {
  const used = uses > 1 ? `used by ${uses} posts` : null
  switch (image.state) {
    case 'none':
      return 'None chosen'
    case 'loading':
      return 'Looking…'
    case 'missing':
      return 'Not found in this site'
    case 'refused':
      return image.message
    case 'shown': {
      const size = image.width && image.height ? `${image.width} × ${image.height}` : null
      return [size, byteSize(image.bytes), used].filter((part) => part !== null).join(', ')
    }
  }
}

const same = (text: string): string => text
