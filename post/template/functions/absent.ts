import type { TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'

/** A function that Hugo has and the preview has not: it fails with the reason. */
export function absent(name: string, reason: string): TemplateFunction {
  const fail: TemplateFunction = () => {
    throw new TemplateFailure(`${name} is not in the preview: ${reason}`)
  }
  missing.add(fail)
  return fail
}

const missing = new WeakSet<TemplateFunction>()

/** Whether a function of the table is one that only fails. */
export function isAbsent(callee: TemplateFunction): boolean {
  return missing.has(callee)
}
