import { TemplateFailure } from './failure.ts'
import { lexTemplate, placeOf, type Token } from './lex.ts'
import { readCharacter, readNumber, readString } from './literal.ts'
import type { Command, Operand, Pipe } from './node.ts'

/** Nesting of blocks and parentheses that a template may have. */
export const deepest = 200

/** Reads what stands inside an action: pipes, their commands and operands. */
export class PipeParser {
  protected depth = 0
  /** Variables in scope, the innermost last. */
  protected readonly variables: string[] = ['$']
  private readonly name: string
  private readonly source: string
  private readonly tokens: readonly Token[]
  private at = 0

  constructor(name: string, source: string) {
    this.name = name
    this.source = source
    this.tokens = lexTemplate(source, name)
  }

  protected pipe(end: 'close' | ')', ranges = false): Pipe {
    const { variables, declares } = this.declarations(ranges)
    const commands: Command[] = []
    const ends = (token: Token) => (end === 'close' ? token.kind === 'close' : token.text === ')')
    for (;;) {
      const from = this.peek().from
      commands.push({ operands: this.operands(), from })
      const token = this.next()
      if (ends(token)) break
      if (token.text !== '|') throw this.unexpected(token, 'command')
      // Go lets a pipe lead nowhere.
      if (ends(this.peek())) {
        this.next()
        break
      }
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

  protected literal<T>(read: () => T, token: Token): T {
    try {
      return read()
    } catch (failure) {
      if (failure instanceof TemplateFailure) throw this.fail(failure.message, token)
      throw failure
    }
  }

  protected known(token: Token): void {
    if (!this.variables.includes(token.text)) throw this.fail(`undefined variable "${token.text}"`, token)
  }

  protected expect(kind: Token['kind'], context: string): void {
    const token = this.next()
    if (token.kind !== kind) throw this.unexpected(token, context)
  }

  protected peek(ahead = 0): Token {
    return this.tokens[Math.min(this.at + ahead, this.tokens.length - 1)]!
  }

  protected next(): Token {
    const token = this.peek()
    this.at++
    return token
  }

  private skip(count: number): void {
    this.at += count
  }

  protected unexpected(token: Token, context: string): TemplateFailure {
    return this.fail(token.kind === 'end' ? 'unexpected EOF' : `unexpected "${token.text}" in ${context}`, token)
  }

  protected fail(message: string, token: Token = this.peek()): TemplateFailure {
    return new TemplateFailure(message, { template: this.name, ...placeOf(this.source, token.from) })
  }
}

function wordOperand(word: string): Operand {
  if (word === 'true' || word === 'false') return { kind: 'literal', value: word === 'true' }
  return word === 'nil' ? { kind: 'literal', value: null } : { kind: 'function', name: word }
}
