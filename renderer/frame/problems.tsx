/** What is wrong with the open post: in its front matter, and in its body as rendering found it. */
import type { BodyProblem } from '../../post/render/site.ts'
import type { Draft } from '../draft/draft.ts'
import { focusPane, reveal } from './panes.ts'

export interface Problem {
  readonly place: string
  readonly message: string
  /** Where in the body, or null for the front matter. */
  readonly at: number | null
}

export function problemsOf(draft: Draft, inBody: readonly BodyProblem[]): readonly Problem[] {
  const { reading } = draft
  const { doc } = draft.view.state
  const inHead = reading.ok ? reading.warnings : [reading.problem]
  return [
    ...inHead.map(({ line, message }) => ({ place: `Front matter, line ${line}`, message, at: null })),
    ...inBody.map(({ from, message }) => {
      // The text may have become shorter since it was rendered.
      const at = Math.min(from, doc.length)
      return { place: `Line ${doc.lineAt(at).number}`, message, at }
    }),
  ]
}

interface ProblemListProps {
  readonly draft: Draft
  readonly problems: readonly Problem[]
}

export function ProblemList({ draft, problems }: ProblemListProps) {
  if (problems.length === 0) return <p>Galley finds nothing wrong with this post.</p>
  const show = ({ at }: Problem) => {
    const pane = at === null ? 'fields' : 'body'
    reveal(pane)
    if (at !== null) draft.view.dispatch({ selection: { anchor: at }, scrollIntoView: true })
    requestAnimationFrame(() => focusPane(pane))
  }
  return (
    <ul className="st-problems">
      {problems.map((problem) => (
        <li key={`${problem.place} ${problem.at} ${problem.message}`}>
          <button type="button" onClick={() => show(problem)}>
            <span>{problem.place}</span>
            {problem.message}
          </button>
        </li>
      ))}
    </ul>
  )
}
