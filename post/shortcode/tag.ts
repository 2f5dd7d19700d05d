import type { Notation } from './node.ts'
import type { Range, ScannedArgument, Tag } from './scan.ts'

/**
 * Why a tag cannot be read, and where. Thrown, yet no `Error`: a body may hold a hundred thousand broken tags, and each
 * stack trace costs.
 */
export class ScanFailure {
  readonly message: string
  readonly at: number
  readonly to: number

  constructor(message: string, at: number, to: number) {
    this.message = message
    this.at = at
    this.to = to
  }
}

const nameStart = /[\p{L}\p{Nd}_]/u
const wordPart = /[\p{L}\p{Nd}_-]/u
const space = /[ \t\r\n\v\f]/

/** Reads one tag from its `{{<` or `{{%` on. Throws `ScanFailure`. */
export class TagReader {
  private readonly body: string
  private readonly from: number
  private readonly right: string
  private readonly notation: Notation
  private readonly indentation: string
  /** Names that opened before: only these may be closed. */
  private readonly opened: Set<string>
  private at: number
  private name = ''
  /** What the arguments seemed to be so far, as Hugo's lexer counts them: it takes a quoted key for a position. */
  private seeming: 'positional' | 'named' | null = null
  private inline = false
  private closing = false
  private slash: Range | null = null
  private nameRange: Range = { from: 0, to: 0 }
  private readonly arguments: ScannedArgument[] = []

  constructor(body: string, from: number, indentation: string, opened: Set<string>) {
    this.body = body
    this.from = from
    this.notation = body[from + 2] === '<' ? 'standard' : 'markdown'
    this.right = this.notation === 'standard' ? '>}}' : '%}}'
    this.indentation = indentation
    this.opened = opened
    this.at = from + 3
  }

  read(): Tag {
    this.readName()
    let selfClosing = false
    for (;;) {
      this.skipSpace()
      if (this.body.startsWith(this.right, this.at)) break
      if (this.at >= this.body.length)
        throw this.fail('This shortcode is never closed: its end is missing.', this.from, this.from + 3)
      if (this.closing || selfClosing) throw this.fail('A closing shortcode takes nothing after its name.')
      if (this.peek() === '/') {
        this.slash = { from: this.at, to: this.at + 1 }
        selfClosing = true
        this.at++
        this.passClosedName()
      } else if (this.peek() === '=') {
        // A value without a key is read and left.
        this.at++
        this.skipSpace()
        this.readValue()
      } else if (this.peek() === '\\' && !/["`]/.test(this.body[this.at + 1] ?? '')) {
        // A backslash that escapes nothing is passed over.
        this.at++
      } else this.readArgument()
    }
    if (!this.closing) this.opened.add(this.name)
    return {
      kind: 'tag',
      notation: this.notation,
      name: this.name,
      inline: this.inline,
      closing: this.closing,
      selfClosing,
      arguments: this.arguments,
      left: { from: this.from, to: this.from + 3 },
      right: { from: this.at, to: this.at + 3 },
      nameRange: this.nameRange,
      slash: this.slash,
      indentation: this.indentation,
      from: this.from,
      to: this.at + 3,
    }
  }

  private readName(): void {
    this.skipSpace()
    if (this.peek() === '/') {
      this.closing = true
      this.slash = { from: this.at, to: this.at + 1 }
      this.at++
      this.skipSpace()
    }
    const from = this.at
    this.nameRange = { from, to: from }
    if (this.body.startsWith(this.right, from)) {
      // A closing tag without a name closes the shortcode that is open.
      if (this.closing && this.opened.size > 0) return
      throw this.fail(
        this.closing ? 'This closes a shortcode, but none is open.' : 'This shortcode has no name.',
        this.from,
        from + 3,
      )
    }
    if (!nameStart.test(this.peek())) throw this.unknown()
    this.passName()
    this.name = this.body.slice(from, this.at)
    if (this.peek() === '.') {
      if (!this.body.startsWith('.inline ', this.at))
        throw this.fail('A shortcode name may hold a period only in ".inline".')
      this.inline = true
      this.at += '.inline'.length
    }
    this.nameRange = { from, to: this.at }
    if (this.closing && !this.opened.has(this.name)) throw this.neverOpened(this.name, this.from)
  }

  /** Behind the slash of a tag that closes itself, the name of an opened shortcode may stand: `{{< box / box >}}`. */
  private passClosedName(): void {
    this.skipSpace()
    const from = this.at
    if (!nameStart.test(this.peek())) return
    this.passName()
    const name = this.body.slice(from, this.at)
    if (name !== this.name && !this.opened.has(name)) throw this.neverOpened(name, from)
  }

  private passName(): void {
    while (wordPart.test(this.peek()) || this.peek() === '/') this.step()
  }

  private neverOpened(name: string, from: number): ScanFailure {
    const none = this.opened.size === 0 && this.name === name
    return this.fail(
      none ? 'This closes a shortcode, but none is open.' : `This closes a shortcode "${name}" that was never opened.`,
      from,
      this.at,
    )
  }

  private readArgument(): void {
    const from = this.at
    const first = this.readTerm()
    this.checkMixing(first, from)
    const named = this.equalsAhead()
    if (named === null) {
      this.add({ name: null, value: first.value, key: null, text: first.range, from, to: this.at })
      return
    }
    this.at = named
    this.skipSpace()
    const value = this.readValue()
    this.add({ name: first.raw, value: value.value, key: first.range, text: value.range, from, to: this.at })
  }

  private add(argument: ScannedArgument): void {
    const other = this.arguments[0]
    if (other !== undefined && (other.name === null) !== (argument.name === null)) throw this.mixed(argument.from)
    this.arguments.push(argument)
  }

  /** Hugo tells the two kinds apart by a `=` right behind a bare key: `a = 1` counts as positional, until it has its value. */
  private checkMixing({ quoted }: Term, from: number): void {
    const named = !quoted && this.peek() === '='
    if (named ? this.seeming === 'positional' : this.seeming === 'named') throw this.mixed(from)
    if (quoted || this.seeming === null) this.seeming = named ? 'named' : 'positional'
  }

  private mixed(from: number): ScanFailure {
    return this.fail('Named and positional arguments cannot be mixed in one shortcode.', from, this.at)
  }

  /** Behind the `=` that makes what was just read a key; null where there is none. */
  private equalsAhead(): number | null {
    let at = this.at
    while (space.test(this.body[at] ?? '')) at++
    return this.body[at] === '=' ? at + 1 : null
  }

  private readTerm(): Term {
    const from = this.at
    const character = this.peek()
    if (character === '"' || character === '`' || character === '\\') return this.readQuoted()
    while (wordPart.test(this.peek()) || (this.peek() === '.' && this.at > from)) this.step()
    if (this.at === from) throw this.unknown()
    return this.term(from, typed)
  }

  private readValue(): Term {
    const from = this.at
    const character = this.peek()
    if (character === '"' || character === '`' || (character === '\\' && this.body[from + 1] === '"'))
      return this.readQuoted()
    while (this.at < this.body.length && !space.test(this.peek())) this.step()
    return this.term(from, typed)
  }

  private term(from: number, read: (text: string) => Term['value']): Term {
    const raw = this.body.slice(from, this.at)
    return { raw, value: read(raw), range: { from, to: this.at }, quoted: false }
  }

  private readQuoted(): Term {
    const from = this.at
    if (this.peek() === '`') return this.readRaw()
    const escapedQuotes = this.peek() === '\\'
    if (escapedQuotes) this.at++
    if (this.peek() !== '"') throw this.unknown()
    this.at++
    const start = this.at
    let inner = false
    for (; ; this.at++) {
      const character = this.body[this.at]
      if (character === undefined || character === '\n')
        throw this.fail('The quotation mark is never closed on its line.', from, this.at)
      if (character === '"') break
      if (character !== '\\') continue
      const after = this.body[this.at + 1]
      if (after === '`') throw this.fail('A backslash before a back quote is not allowed here.')
      if (after !== '"') continue
      if (escapedQuotes) break
      inner = true
      this.at++
    }
    const text = this.body.slice(start, this.at)
    this.at += this.peek() === '\\' ? 2 : 1
    // Hugo drops every backslash of a string as soon as it holds an escaped quotation mark.
    const value = inner ? text.replaceAll('\\', '') : text
    return { raw: value, value, range: { from, to: this.at }, quoted: true }
  }

  private readRaw(): Term {
    const from = this.at
    const end = this.body.indexOf('`', from + 1)
    if (end < 0) throw this.fail('The back quote is never closed.', from, from + 1)
    this.at = end + 1
    const value = this.body.slice(from + 1, end)
    return { raw: value, value, range: { from, to: this.at }, quoted: true }
  }

  private peek(): string {
    const point = this.body.codePointAt(this.at)
    return point === undefined ? '' : String.fromCodePoint(point)
  }

  private step(): void {
    this.at += this.peek().length
  }

  private skipSpace(): void {
    while (space.test(this.body[this.at] ?? '')) this.at++
  }

  private unknown(): ScanFailure {
    const character = this.peek()
    if (character === '')
      return this.fail('This shortcode is never closed: its end is missing.', this.from, this.from + 3)
    return this.fail(
      `"${character}" cannot stand here in a shortcode: put an argument with such characters in quotation marks.`,
    )
  }

  private fail(message: string, at = this.at, to = at + 1): ScanFailure {
    return new ScanFailure(message, at, Math.min(to, this.body.length))
  }
}

interface Term {
  /** As a key: without quotes, never typed. */
  readonly raw: string
  readonly value: string | number | boolean
  readonly range: Range
  readonly quoted: boolean
}

/** The value of an argument without quotes, as Hugo types it. */
function typed(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true'
  if (/^[-+]?\d+$/.test(text) && Number.isSafeInteger(Number(text))) return Number(text)
  return /^[-+]?\d*\.\d+$/.test(text) ? Number(text) : text
}
