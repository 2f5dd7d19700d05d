import { TemplateFailure } from './failure.ts'
import { lexTemplate, placeOf, type Token } from './lex.ts'
import { readCharacter, readNumber, readString } from './literal.ts'
import type { BranchNode, Command, Node, Operand, Pipe, Template } from './node.ts'

/** Reads a template; throws `TemplateFailure` with line and column where it is not one. `name` is for messages. */
export function parseTemplate(name: string, source: string): Template {
  const parser = new Parser(name, source)
  const nodes = parser.list([])
  return { name, source, nodes: nodes.nodes, definitions: parser.definitions }
}

/** Nesting of blocks and parentheses that a template may have. */
const deepest = 200

interface List {
  readonly nodes: Node[]
  /** The keyword that ended it: `end`, `else`, or none at the end of the source. */
  readonly ender: string
}

class Parser {
  readonly definitions = new Map<string, readonly Node[]>()
  private readonly name: string
  private readonly source: string
  private readonly tokens: readonly Token[]
  private at = 0
  private depth = 0
  private loops = 0
  private readonly variables: string[] = ['$']

  constructor(name: string, source: string) {
    this.name = name
    this.source = source
    this.tokens = lexTemplate(source, name)
  }

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
        nodes.push({ kind: 'text', text: token.text })
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

  private pipe(end: 'close' | ')', ranges = false): Pipe {
    const { variables, declares } = this.declarations(ranges)
    const commands: Command[] = []
    for (;;) {
      const from = this.peek().from
      commands.push({ operands: this.operands(), from })
      const token = this.next()
      if (end === 'close' ? token.kind === 'close' : token.text === ')') break
      if (token.text !== '|') throw this.unexpected(token, 'command')
    }
    this.checkPipe(commands)
    // A variable is in scope after its own value only.
    if (declares) this.variables.push(...variables)
    return { variables, declares, commands }
  }

  private checkPipe(commands: readonly Command[]): void {
    for (const [index, command] of commands.entries()) {
      const first = command.operands[0]
      if (first === undefined) throw this.fail('missing value for command')
      if (first.kind === 'literal' && first.value === null) throw this.fail('nil is not a command')
      if (index > 0 && (first.kind === 'literal' || first.kind === 'dot'))
        throw this.fail(`non executable command in pipeline stage ${index + 1}`)
    }
  }

  private declarations(ranges: boolean): { variables: string[]; declares: boolean } {
    const first = this.peek()
    if (first.kind !== 'variable') return { variables: [], declares: false }
    const sign = this.peek(1)
    if (sign.text === ':=' || sign.text === '=') {
      this.skip(2)
      return this.declared([first], sign)
    }
    const second = this.peek(2)
    const last = this.peek(3)
    if (sign.text === ',' && second.kind === 'variable' && (last.text === ':=' || last.text === '=')) {
      if (!ranges) throw this.fail('too many declarations in command', second)
      this.skip(4)
      return this.declared([first, second], last)
    }
    return { variables: [], declares: false }
  }

  private declared(names: readonly Token[], sign: Token): { variables: string[]; declares: boolean } {
    const declares = sign.text === ':='
    if (!declares) for (const name of names) this.known(name)
    return { variables: names.map((name) => name.text), declares }
  }

  private operands(): Operand[] {
    const operands: Operand[] = []
    for (;;) {
      const token = this.peek()
      if (token.kind === 'close' || token.kind === 'end' || token.text === '|' || token.text === ')') break
      if (operands.length > 0 && !token.spaced) throw this.unexpected(token, 'operand')
      operands.push(this.operand())
    }
    if (operands.length === 0) throw this.fail('missing value for command')
    return operands
  }

  private operand(): Operand {
    const base = this.term()
    const names = this.fields()
    if (names.length === 0) return base
    switch (base.kind) {
      case 'field':
        return { kind: 'field', names: [...base.names, ...names] }
      case 'variable':
        return { kind: 'variable', name: base.name, names: [...base.names, ...names] }
      case 'literal':
      case 'dot':
        throw this.fail(`unexpected .${names[0]} after a term`)
      default:
        return { kind: 'chain', of: base, names }
    }
  }

  private fields(): string[] {
    const names: string[] = []
    while (this.peek().kind === 'field' && !this.peek().spaced) names.push(this.next().text.slice(1))
    return names
  }

  private term(): Operand {
    const token = this.next()
    switch (token.kind) {
      case 'dot':
        return { kind: 'dot' }
      case 'field':
        return { kind: 'field', names: [token.text.slice(1)] }
      case 'variable':
        this.known(token)
        return { kind: 'variable', name: token.text, names: [] }
      case 'string':
        return { kind: 'literal', value: this.literal(() => readString(token.text), token) }
      case 'character':
        return { kind: 'literal', value: this.literal(() => readCharacter(token.text), token) }
      case 'number':
        return { kind: 'literal', value: this.literal(() => readNumber(token.text), token) }
      case 'word':
        return wordOperand(token.text)
      default:
        if (token.text !== '(') throw this.unexpected(token, 'operand')
        return this.parenthesised()
    }
  }

  private parenthesised(): Operand {
    if (++this.depth > deepest) throw this.fail('the template is nested too deeply')
    const pipe = this.pipe(')')
    this.depth--
    return { kind: 'pipe', pipe }
  }

  private literal<T>(read: () => T, token: Token): T {
    try {
      return read()
    } catch (failure) {
      if (failure instanceof TemplateFailure) throw this.fail(failure.message, token)
      throw failure
    }
  }

  private known(token: Token): void {
    if (!this.variables.includes(token.text)) throw this.fail(`undefined variable "${token.text}"`, token)
  }

  private expect(kind: Token['kind'], context: string): void {
    const token = this.next()
    if (token.kind !== kind) throw this.unexpected(token, context)
  }

  private peek(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)]!
  }

  private next(): Token {
    const token = this.peek()
    this.at++
    return token
  }

  private skip(count: number): void {
    this.at += count
  }

  private unexpected(token: Token, context: string): TemplateFailure {
    return this.fail(token.kind === 'end' ? 'unexpected EOF' : `unexpected "${token.text}" in ${context}`, token)
  }

  private fail(message: string, token: Token = this.peek()): TemplateFailure {
    return new TemplateFailure(message, { template: this.name, ...placeOf(this.source, token.from) })
  }
}

function wordOperand(word: string): Operand {
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' }
  return word === 'nil' ? { kind: 'literal', value: null } : { kind: 'function', name: word }
}
