import type { Shortcode } from '../node.ts'
import type { PageObjects } from '../page.ts'
import type { Parameter } from '../reading.ts'
import type { RunContext } from '../run-context.ts'
import type { Running } from '../running.ts'

/** What a built-in shortcode is rendered from. */
export interface BuiltinCall {
  readonly node: Shortcode
  readonly running: Running
  readonly context: RunContext
  readonly page: PageObjects
}

/** A shortcode that Hugo brings. `render` writes what Hugo 0.169 writes, or throws `TemplateFailure`. */
export interface Builtin {
  readonly name: string
  readonly takesInner: boolean
  readonly parameters: readonly Parameter[]
  render(call: BuiltinCall): string
}
