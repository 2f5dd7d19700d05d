import type { Token } from './lex.ts'
import { readString } from './literal.ts'
import type { BranchNode, Node, Template } from './node.ts'
import { deepest, PipeParser } from './pipe-parser.ts'

/** Reads a template; throws `TemplateFailure` with line and column where it is not one. `name` is for messages. */
export function parseTemplate(name: string, source: string): Template {
  const parser = new Parser(name, source)
  const nodes = parser.list([])
  return { name, source, nodes: nodes.nodes, definitions: parser.definitions }
}

interface List {
  readonly nodes: Node[]
  /** The keyword that ended it: `end`, `else`, or none at the end of the source. */
  readonly ender: string
}

class Parser extends PipeParser {
  readonly definitions = new Map<string, readonly Node[]>()
  private loops = 0

  /** Nodes up to one of `enders`, whose keyword is taken (of `else` and `end`, no more than the word). */
  list(enders: readonly string[]): List {
    if (++this.depth > deepest) throw this.fail('the template is nested too deeply')
    const nodes: Node[] = []
    for (;;) {
      const token = this.next()
      if (token.kind === 'end') {
        if (enders.length > 0) throw this.fail('unexpected EOF', token)
        this.depth--
        return { nodes, ender: '' }
      }
      if (token.kind === 'text') {
        nodes.push({ kind: 'text', text: token.text, from: token.from })
        continue
      }
      const word = this.peek()
      if (word.kind === 'word' && (word.text === 'end' || word.text === 'else')) {
        if (!enders.includes(word.text)) throw this.fail(`unexpected {{${word.text}}}`, word)
        this.next()
        this.depth--
        return { nodes, ender: word.text }
      }
      const node = this.action(token)
      if (node !== null) nodes.push(node)
    }
  }

  private action(open: Token): Node | null {
    const word = this.peek()
    switch (word.kind === 'word' ? word.text : '') {
      case 'if':
      case 'with':
      case 'range':
        this.next()
        return this.branch(word.text as BranchNode['kind'], open.from)
      case 'define':
        return this.define()
      case 'block':
        return this.block(open.from)
      case 'template':
        return this.call(open.from)
      case 'break':
      case 'continue':
        return this.jump(word)
      case 'return':
        this.next()
        return {
          kind: 'return',
          pipe: this.peek().kind === 'close' ? this.noPipe() : this.pipe('close'),
          from: open.from,
        }
      default:
        return { kind: 'action', pipe: this.pipe('close'), from: open.from }
    }
  }

  private noPipe(): null {
    this.next()
    return null
  }

  private branch(kind: BranchNode['kind'], from: number): BranchNode {
    const scope = this.variables.length
    const pipe = this.pipe('close', kind === 'range')
    if (kind === 'range') this.loops++
    const body = this.list(['end', 'else'])
    if (kind === 'range') this.loops--
    const otherwise = body.ender === 'else' ? this.otherwise(kind, from) : this.finish()
    this.variables.length = scope
    return { kind, pipe, body: body.nodes, otherwise, from }
  }

  /** After `else`: a plain one, or `else if` / `else with`, whose `end` closes both. */
  private otherwise(kind: BranchNode['kind'], from: number): Node[] {
    const word = this.peek()
    if (word.kind === 'word' && (word.text === 'if' || word.text === 'with') && kind !== 'range') {
      this.next()
      return [this.branch(word.text, from)]
    }
    this.expect('close', 'else')
    const list = this.list(['end'])
    this.finish()
    return list.nodes
  }

  private finish(): null {
    this.expect('close', 'end')
    return null
  }

  private define(): null {
    this.next()
    if (this.depth > 1) throw this.fail('unexpected {{define}}')
    const name = this.templateName('define')
    this.expect('close', 'define')
    this.definitions.set(name, this.separate())
    return null
  }

  private block(from: number): Node {
    this.next()
    const name = this.templateName('block')
    const pipe = this.pipe('close')
    const nodes = this.separate()
    if (!this.definitions.has(name)) this.definitions.set(name, nodes)
    return { kind: 'template', name, pipe, from }
  }

  /** The nodes of a template of its own, which sees no variable of the one around it. */
  private separate(): Node[] {
    const outer = this.variables.splice(1)
    const loops = this.loops
    this.loops = 0
    const { nodes } = this.list(['end'])
    this.finish()
    this.loops = loops
    this.variables.length = 1
    this.variables.push(...outer)
    return nodes
  }

  private call(from: number): Node {
    this.next()
    const name = this.templateName('template clause')
    const pipe = this.peek().kind === 'close' ? this.noPipe() : this.pipe('close')
    return { kind: 'template', name, pipe, from }
  }

  private templateName(context: string): string {
    const token = this.next()
    if (token.kind !== 'string') throw this.unexpected(token, context)
    return this.literal(() => readString(token.text), token)
  }

  private jump(word: Token): Node {
    this.next()
    this.expect('close', word.text)
    if (this.loops === 0) throw this.fail(`{{${word.text}}} outside {{range}}`, word)
    return { kind: word.text === 'break' ? 'break' : 'continue' }
  }
}
