/** What stands in the form's place where a post has no front matter. */
import { addHead } from '../../post/front-matter/create.ts'
import { splitPost } from '../../post/front-matter/detect.ts'
import { labelFor } from '../../post/front-matter/schema.ts'
import { dominantLineEnd } from '../../post/text.ts'
import type { Draft } from '../draft/draft.ts'
import { replaceText } from '../draft/state.ts'
import { setApp, useApp } from '../store.ts'
import { useDraftVersion } from '../use-draft.ts'

interface Props {
  readonly draft: Draft
  /** Front matter is there now. */
  readonly onAdded: () => void
}

export function NoHead({ draft, onAdded }: Props) {
  const format = useApp((app) => app.site?.format ?? 'toml')
  useDraftVersion(draft)
  const { head, problem } = splitPost(draft.text)
  if (problem) {
    return (
      <div className="form-empty">
        <p>
          This post begins like front matter, but it cannot be read as such, so all of it is in the body. Mend it there.
        </p>
        <p className="form-error">
          Line {problem.line}: {problem.message}
        </p>
      </div>
    )
  }
  if (draft.readOnly !== null) return <p className="form-empty">This post has no front matter.</p>
  if (head.replace(/^\uFEFF/, '') !== '') {
    return (
      <div className="form-empty">
        <p>The body begins with front matter that can be read now.</p>
        <button
          type="button"
          className="ui-button"
          onClick={() => draft.view.dispatch(replaceText(draft.view.state, draft.text))}
        >
          Show its fields
        </button>
      </div>
    )
  }
  const add = () => {
    const title = { kind: 'string', text: titleFrom(draft.path) } as const
    const edit = addHead(
      draft.text,
      format,
      { kind: 'table', entries: [['title', title]] },
      dominantLineEnd(draft.text),
    )
    if (!edit.ok) return setApp({ notice: edit.message })
    draft.endFieldEdit()
    draft.editHead(edit.head, 'front matter')
    draft.endFieldEdit()
    onAdded()
  }
  return (
    <div className="form-empty">
      <p>This post has no front matter: no title, no date, no tags.</p>
      <button type="button" className="ui-button" onClick={add}>
        Add front matter
      </button>
    </div>
  )
}

/** `blog/first-light.md` and `blog/first-light/index.md` may be called “First light”. */
function titleFrom(path: string): string {
  const parts = path.replace(/(?:\/_?index)?\.[^./]+$/, '').split('/')
  return labelFor(parts.at(-1) ?? '')
}
