/** The syntax tree of a template. `from` is the offset in its source, for messages. */
import type { Escaper } from './escaping/escapers.ts'
import type { Value } from './value.ts'

export interface TextNode {
  readonly kind: 'text'
  readonly text: string
  readonly from: number
}

export interface ActionNode {
  readonly kind: 'action'
  readonly pipe: Pipe
  /** What its value passes before it is written; absent until the template is escaped. */
  readonly escapers?: readonly Escaper[]
  readonly from: number
}

/** `if`, `with` and `range`; an `else if` is a branch inside `otherwise`. */
export interface BranchNode {
  readonly kind: 'if' | 'with' | 'range'
  readonly pipe: Pipe
  readonly body: readonly Node[]
  readonly otherwise: readonly Node[] | null
  readonly from: number
}

/** `{{ template "x" . }}` and, with its definition lifted out, `{{ block "x" . }}`. */
export interface CallNode {
  readonly kind: 'template'
  readonly name: string
  readonly pipe: Pipe | null
  readonly from: number
}

export interface JumpNode {
  readonly kind: 'break' | 'continue'
}

/** Hugo's `return` of a partial. */
export interface ReturnNode {
  readonly kind: 'return'
  readonly pipe: Pipe | null
  readonly from: number
}

export type Node = TextNode | ActionNode | BranchNode | CallNode | JumpNode | ReturnNode

export interface Pipe {
  /** Variables that the value is given to, `$x` with its sign. */
  readonly variables: readonly string[]
  readonly declares: boolean
  readonly commands: readonly Command[]
}

export interface Command {
  readonly operands: readonly Operand[]
  readonly from: number
}

export type Operand =
  | { readonly kind: 'literal'; readonly value: Value }
  | { readonly kind: 'dot' }
  /** `.A.B` */
  | { readonly kind: 'field'; readonly names: readonly string[] }
  /** `$x.A.B`, `name` with its sign. */
  | { readonly kind: 'variable'; readonly name: string; readonly names: readonly string[] }
  /** `(pipe).A.B` and `function.A.B`, where `names` is not empty. */
  | { readonly kind: 'chain'; readonly of: Operand; readonly names: readonly string[] }
  | { readonly kind: 'function'; readonly name: string }
  | { readonly kind: 'pipe'; readonly pipe: Pipe }

/** A template and what it defines with `define` and `block`. */
export interface Template {
  readonly name: string
  readonly source: string
  readonly nodes: readonly Node[]
  readonly definitions: ReadonlyMap<string, readonly Node[]>
}
