import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import type { StateEffect } from '@codemirror/state'
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { BodyProblem } from '../../post/render/site.ts'
import type { Draft } from '../draft/draft.ts'
import { useRendering } from '../preview/rendering.ts'
import './editor.css'

/** Where drafts were scrolled to when they left the screen: an element that is taken out forgets. */
const scrolled = new WeakMap<Draft, StateEffect<unknown>>()

/** The one place to write: shows the draft's own editor, which outlives the pane, with what is wrong underlined. */
export function BodyPane({ draft }: { readonly draft: Draft }) {
  const place = useRef<HTMLDivElement>(null)
  const picture = useRendering(draft)?.picture
  const problems = picture?.problems

  useLayoutEffect(() => {
    const { view } = draft
    place.current?.append(view.dom)
    const effects = scrolled.get(draft)
    if (effects) view.dispatch({ effects })
    return () => {
      scrolled.set(draft, view.scrollSnapshot())
      view.dom.remove()
    }
  }, [draft])

  useEffect(() => {
    if (problems) draft.view.dispatch(setDiagnostics(draft.view.state, diagnosticsOf(problems, draft)))
  }, [draft, problems])

  return (
    <div className="body-pane" lang={picture?.header.language || undefined}>
      {draft.readOnly !== null && (
        <p className="body-notice" role="note">
          {draft.readOnly}
        </p>
      )}
      <div className="body-editor" ref={place} />
    </div>
  )
}

/** The rendering may be of a text that has since been shortened. */
function diagnosticsOf(problems: readonly BodyProblem[], draft: Draft): Diagnostic[] {
  const { length } = draft.view.state.doc
  return problems.map(({ from, to, severity, message }) => ({
    from: Math.min(from, length),
    to: Math.min(Math.max(from, to), length),
    severity,
    message,
  }))
}
