export interface Case {
  readonly name: string
  readonly parts: readonly (readonly [title: string, content: string])[]
  /** Files below the site's folder. */
  readonly files: readonly { readonly path: string; readonly content: string }[]
  readonly config: string
  readonly frontMatter: string
  readonly body: string
  /** What Hugo writes; null where it refuses. */
  readonly output: string | null
}

export function parseCases(text: string): Case[]
export function printCases(cases: readonly Case[]): string

export interface Expression {
  readonly source: string
  readonly output: string | null
}

export function parseExpressions(text: string): Expression[]
export function printExpressions(text: string, outputs: readonly (string | null)[]): string
