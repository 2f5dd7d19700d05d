/** What is wrong with the open post: in its front matter, and in its body as the editor has marked it. */
import { forEachDiagnostic } from '@codemirror/lint'
import type { Draft } from '../draft/draft.ts'
import { useDraftVersion } from '../use-draft.ts'
import { focusPane, reveal } from './panes.ts'

export interface Problem {
  readonly place: string
  readonly message: string
  /** Where in the body, or null for the front matter. */
  readonly at: number | null
}

export function useProblems(draft: Draft): readonly Problem[] {
  useDraftVersion(draft)
  const problems: Problem[] = []
  const { reading } = draft
  const inHead = reading.ok ? reading.warnings : [reading.problem]
  for (const { line, message } of inHead) problems.push({ place: `Front matter, line ${line}`, message, at: null })
  forEachDiagnostic(draft.view.state, ({ message }, from) => {
    problems.push({ place: `Line ${draft.view.state.doc.lineAt(from).number}`, message, at: from })
  })
  return problems
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
        <li key={`${problem.place} ${problem.message}`}>
          <button type="button" onClick={() => show(problem)}>
            <span>{problem.place}</span>
            {problem.message}
          </button>
        </li>
      ))}
    </ul>
  )
}
