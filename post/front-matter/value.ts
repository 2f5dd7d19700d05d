/**
 * Front matter as values that keep what the text said: an integer is not a float, a date keeps its offset, and a
 * number or date is compared by its source text, never as a JavaScript number or `Date`.
 */

export type Format = 'toml' | 'yaml' | 'json' | 'org' | 'none'

/** The four date kinds of TOML 1.0. YAML and JSON dates are strings to Galley (Hugo parses them by key). */
export type DateKind = 'offset-date-time' | 'local-date-time' | 'local-date' | 'local-time'

export type Value =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  /** `source` is the number as written (`0xFF`, `1_000`); `value` is what it means. */
  | { readonly kind: 'integer'; readonly value: bigint; readonly source: string }
  | { readonly kind: 'float'; readonly value: number; readonly source: string }
  /** `text` is the date as written, for instance `2016-02-04T19:04:00+01:00`. */
  | { readonly kind: DateKind; readonly text: string }
  | { readonly kind: 'null' }
  | { readonly kind: 'list'; readonly items: readonly Value[] }
  | Table
  /**
   * Something no field may edit (a YAML alias, a tagged node): shown and edited as its source text only. `meaning` is
   * what Hugo reads it as, where that is known: what an alias stands for.
   */
  | { readonly kind: 'raw'; readonly source: string; readonly meaning?: Value }

/** Keys in the order of the text. */
export interface Table {
  readonly kind: 'table'
  readonly entries: readonly (readonly [key: string, value: Value])[]
}

export type Kind = Value['kind']

/** Where a value is: table keys and list positions from the root, for instance `['menu', 'main', 0, 'weight']`. */
export type Path = readonly (string | number)[]

/** Something wrong at a place of the head. Lines and columns count from 1, `offset` is in UTF-16 units from the head's start. */
export interface HeadProblem {
  readonly message: string
  readonly line: number
  readonly column: number
  readonly offset: number
}

export type HeadReading =
  | { readonly ok: true; readonly table: Table; readonly warnings: readonly HeadProblem[] }
  | { readonly ok: false; readonly problem: HeadProblem }

/** The outcome of an edit: the whole new head, or one sentence for the writer that says why not. */
export type HeadEdit = { readonly ok: true; readonly head: string } | { readonly ok: false; readonly message: string }
