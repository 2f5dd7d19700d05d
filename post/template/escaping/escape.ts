/**
 * Works out, for every path through a template, in which context each of its actions stands, as `html/template` does
 * before a template first runs: text is kept as it is to be written (comments taken out, a `<` that begins no tag
 * escaped), each action learns its escapers, and a template that is called in several contexts becomes several.
 */
import { TemplateFailure } from '../failure.ts'
import { placeOf } from '../lex.ts'
import type { ActionNode, BranchNode, CallNode, Node, Operand, Pipe, Template } from '../node.ts'
import { type Context, joined, readyForValue, sameContext, start } from './context.ts'
import { type Escaper, escapersFor, ownEscapers } from './escapers.ts'
import { takeText } from './take-text.ts'

const done = new WeakMap<readonly Node[], Template | TemplateFailure>()

/**
 * The template with its actions' escapers, worked out once. Throws `TemplateFailure`, with its place, where no escaper
 * would be safe: branches that end in different contexts, a value where a URL may be before or after its `?`, and so on.
 */
export function escapeTemplate(template: Template): Template {
  const known = done.get(template.nodes)
  if (known instanceof TemplateFailure) throw known
  if (known !== undefined) return known
  try {
    const escaped = new TemplateEscaper(template).escaped()
    done.set(template.nodes, escaped)
    return escaped
  } catch (failure) {
    if (failure instanceof TemplateFailure) done.set(template.nodes, failure)
    throw failure
  }
}

interface Escaped {
  readonly context: Context
  readonly nodes: readonly Node[]
}

interface Loop {
  readonly jumps: Context[]
}

class TemplateEscaper {
  private readonly template: Template
  /** Definitions by name and, where it is not text, the context that they are called in. */
  private readonly definitions = new Map<string, readonly Node[]>()
  /** The contexts after them; of one that is being escaped, the guess. */
  private readonly outcomes = new Map<string, Context>()
  private readonly called = new Set<string>()
  private loop: Loop | null = null

  constructor(template: Template) {
    this.template = template
  }

  escaped(): Template {
    const { context, nodes } = this.list(start, this.template.nodes)
    if (context.state !== 'text' && context.state !== 'dead') {
      const { source } = this.template
      throw this.fail(`ends in a non-text context: ${shown(context)}`, source.length)
    }
    return { ...this.template, nodes, definitions: this.definitions }
  }

  private list(context: Context, nodes: readonly Node[]): Escaped {
    const kept: Node[] = []
    for (const node of nodes) {
      if (context.state === 'dead') break
      const next = this.node(context, node)
      context = next.context
      kept.push(next.node)
    }
    return { context, nodes: kept }
  }

  private node(context: Context, node: Node): { context: Context; node: Node } {
    switch (node.kind) {
      case 'text': {
        const taken = this.placed(() => takeText(context, node.text), node.from)
        return { context: taken.context, node: { ...node, text: taken.text } }
      }
      case 'action':
        return node.pipe.variables.length > 0 ? { context, node } : this.action(context, node)
      case 'if':
      case 'with':
      case 'range':
        return this.branch(context, node)
      case 'template':
        return this.call(context, node)
      case 'break':
      case 'continue':
        this.loop?.jumps.push(context)
        return { context: { ...start, state: 'dead' }, node }
      case 'return':
        return { context, node }
    }
  }

  private action(before: Context, node: ActionNode): { context: Context; node: Node } {
    const context = readyForValue(before)
    this.checkOwnEscapers(context, node)
    const escapers = escapersFor(context)
    if (escapers === null) throw this.fail('the action appears in an ambiguous context within a URL', node.from)
    return { context: afterValue(context), node: { ...node, ...withOwnEscaper(node.pipe, escapers) } }
  }

  /** `html` and `urlquery` may stand at the end of a pipe only, and `html` not in an unquoted attribute. */
  private checkOwnEscapers(context: Context, { pipe, from }: ActionNode): void {
    for (const [index, { operands }] of pipe.commands.entries()) {
      const [first] = operands
      if (first?.kind !== 'function' || !ownEscapers.has(first.name)) continue
      const unquoted = context.state === 'attribute' && context.delimiter === 'space' && first.name === 'html'
      if (index < pipe.commands.length - 1 || unquoted)
        throw this.fail(`predefined escaper "${first.name}" disallowed in template`, from)
    }
  }

  private branch(context: Context, node: BranchNode): { context: Context; node: Node } {
    const body = node.kind === 'range' ? this.loopBody(context, node) : this.list(context, node.body)
    const otherwise = node.otherwise === null ? null : this.list(context, node.otherwise)
    const after = this.join(body.context, otherwise?.context ?? context, node)
    return { context: after, node: { ...node, body: body.nodes, otherwise: otherwise?.nodes ?? null } }
  }

  /** A loop's body runs again in the context in which it ends: that must come to the same. */
  private loopBody(context: Context, node: BranchNode): Escaped {
    const outer = this.loop
    const once = this.loopOnce(context, node)
    const again = once.context.state === 'dead' ? once : this.loopOnce(once.context, node)
    this.loop = outer
    return { context: this.join(once.context, again.context, node), nodes: once.nodes }
  }

  private loopOnce(context: Context, node: BranchNode): Escaped {
    this.loop = { jumps: [] }
    const { context: end, nodes } = this.list(context, node.body)
    const after = this.loop.jumps.reduce((one, other) => this.join(one, other, node), end)
    return { context: after, nodes }
  }

  private join(a: Context, b: Context, node: BranchNode): Context {
    const both = joined(a, b)
    if (both !== null) return both
    throw this.fail(`{{${node.kind}}} branches end in different contexts: ${shown(a)}, ${shown(b)}`, node.from)
  }

  private call(context: Context, node: CallNode): { context: Context; node: Node } {
    const name = nameIn(context, node.name)
    this.called.add(name)
    const known = this.outcomes.get(name)
    if (known !== undefined) return { context: known, node: { ...node, name } }
    const nodes = this.template.definitions.get(node.name)
    if (nodes === undefined) throw this.fail(`no such template "${node.name}"`, node.from)
    return { context: this.define(context, name, nodes, node), node: { ...node, name } }
  }

  /** The context after a definition. One that calls itself is taken to end as it began, or as that guess led to. */
  private define(context: Context, name: string, nodes: readonly Node[], node: CallNode): Context {
    const outer = this.loop
    this.loop = null
    for (let guess = context, tries = 0; tries < 2; tries++) {
      this.called.delete(name)
      this.outcomes.set(name, guess)
      const escaped = this.list(guess, nodes)
      if (!this.called.has(name) || sameContext(escaped.context, guess)) {
        this.outcomes.set(name, escaped.context)
        this.definitions.set(name, escaped.nodes)
        this.loop = outer
        return escaped.context
      }
      guess = escaped.context
    }
    throw this.fail(`cannot compute output context for template ${node.name}`, node.from)
  }

  private placed<T>(run: () => T, from: number): T {
    try {
      return run()
    } catch (failure) {
      if (failure instanceof TemplateFailure) throw this.fail(failure.message, from)
      throw failure
    }
  }

  private fail(message: string, from: number): TemplateFailure {
    return new TemplateFailure(message, { template: this.template.name, ...placeOf(this.template.source, from) })
  }
}

function afterValue(context: Context): Context {
  if (context.state === 'js') return { ...context, slash: 'division' }
  return context
}

/** `html` or `urlquery` at a pipe's end goes to the place of the contextual escaper that it makes needless. */
function withOwnEscaper(pipe: Pipe, escapers: readonly Escaper[]): Pick<ActionNode, 'pipe' | 'escapers'> {
  const last = pipe.commands.at(-1)
  const [first, ...rest] = last?.operands ?? []
  const own = first?.kind === 'function' ? ownEscapers.get(first.name) : undefined
  if (last === undefined || own === undefined || !escapers.some((escaper) => own.insteadOf.has(escaper)))
    return { pipe, escapers }
  const before = pipe.commands.slice(0, -1)
  const printed: Operand = { kind: 'function', name: 'print' }
  const commands = before.length > 0 ? before : [{ ...last, operands: [printed, ...rest] }]
  return {
    pipe: { ...pipe, commands },
    escapers: escapers.map((escaper) => (own.insteadOf.has(escaper) ? own.escaper : escaper)),
  }
}

function nameIn(context: Context, name: string): string {
  if (context.state === 'text') return name
  const { state, delimiter, urlPart, slash, attribute, element } = context
  return [name, state, delimiter, urlPart, slash, attribute, element].join('\0')
}

function shown({ state, delimiter, urlPart, attribute, element }: Context): string {
  return [state, delimiter, urlPart, attribute, element].filter((part) => part !== 'none').join(' ')
}
