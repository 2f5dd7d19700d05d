/** What a template runs in: the functions that it may call, what they may ask of their surroundings, and its limits. */
import type { RunContext } from '../shortcode/run-context.ts'
import { LimitFailure } from './failure.ts'
import type { Template } from './node.ts'
import type { Thing, Value } from './value.ts'

/** A template function. Arguments are complete; it throws `TemplateFailure` where they do not fit. */
export type TemplateFunction = (args: readonly Value[], call: Call) => Value

/** What a function may ask of the run that calls it. */
export interface Call {
  readonly environment: Environment
  readonly budget: Budget
  /** The template that calls, for what it defines. */
  readonly template: Template
}

export interface Environment {
  /** Functions by the names that templates call them by (`strings.ToLower`, `lower`). */
  readonly functions: ReadonlyMap<string, TemplateFunction>
  /** Whether output is escaped as `html/template` does; false runs the template as `text/template`. */
  readonly escape: boolean
  /** The current time in RFC 3339, since templates are pure otherwise. */
  readonly now: string
  /** The rendering that the template is part of; null where there is none (an archetype). */
  readonly context: RunContext | null
  /** The global functions `site` and `page`. */
  readonly site: Thing | null
  readonly page: Thing | null
  /** Told what `warnf` and `errorf` say. */
  report(message: string, severity: 'error' | 'warning'): void
}

/** How much one run of a template may take; throws `TemplateFailure` past it. Partials share their caller's. */
export class Budget {
  private steps = 0
  private output = 0
  private depth = 0
  /** Results of `partialCached`, and of patterns compiled. */
  readonly cache = new Map<string, Value>()

  step(): void {
    if (++this.steps > limits.steps) throw new LimitFailure('the template takes too many steps and was stopped')
  }

  wrote(length: number): void {
    this.output += length
    if (this.output > limits.output) throw new LimitFailure('the template writes more than 20 MB and was stopped')
  }

  enter(): void {
    if (++this.depth > limits.depth) throw new LimitFailure('templates call each other more than 32 deep')
  }

  leave(): void {
    this.depth--
  }
}

export const limits = {
  steps: 500_000,
  depth: 32,
  output: 20_000_000,
  range: 10_000,
  list: 100_000,
  text: 20_000_000,
} as const
