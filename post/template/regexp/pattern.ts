/**
 * Reads RE2's syntax (https://github.com/google/re2/wiki/Syntax) into a tree. Classes of characters are left to
 * JavaScript, one character at a time; all that repeats or chooses is matched by Galley itself, in linear time.
 */
import { TemplateFailure } from '../failure.ts'

export type Pattern =
  | { readonly kind: 'empty' }
  | { readonly kind: 'one'; readonly matches: (character: string) => boolean }
  | { readonly kind: 'edge'; readonly holds: (before: string, after: string) => boolean }
  | { readonly kind: 'group'; readonly index: number; readonly of: Pattern }
  | { readonly kind: 'row'; readonly of: readonly Pattern[] }
  | { readonly kind: 'choice'; readonly of: readonly Pattern[] }
  | {
      readonly kind: 'repeat'
      readonly of: Pattern
      readonly least: number
      readonly most: number
      readonly greedy: boolean
    }

export interface Reading {
  readonly pattern: Pattern
  /** Names of the groups by index; the first is the whole match. */
  readonly groups: readonly string[]
}

interface Flags {
  readonly fold: boolean
  readonly lines: boolean
  readonly dotAll: boolean
  readonly lazy: boolean
}

/** Go's limit of a counted repetition. */
const mostRepeats = 1000

/** Throws `TemplateFailure` for what is no pattern. */
export function readPattern(source: string): Reading {
  const reader = new PatternReader(source)
  const pattern = reader.choice({ fold: false, lines: false, dotAll: false, lazy: false }, 0)
  reader.finish()
  return { pattern, groups: reader.groups }
}

class PatternReader {
  readonly groups: string[] = ['']
  private readonly source: string
  private at = 0

  constructor(source: string) {
    this.source = unquoted(source)
  }

  choice(flags: Flags, depth: number): Pattern {
    if (depth > 100) throw this.fail('it is nested too deeply')
    const branches: Pattern[] = []
    let row: Pattern[] = []
    for (;;) {
      const character = this.source[this.at]
      if (character === undefined || character === ')') break
      if (character === '|') {
        this.at++
        branches.push({ kind: 'row', of: row })
        row = []
        continue
      }
      const opened = this.flagGroup(flags)
      if (opened !== null) {
        flags = opened
        continue
      }
      row.push(this.repeated(this.atom(flags, depth), flags))
    }
    if (branches.length === 0) return { kind: 'row', of: row }
    return { kind: 'choice', of: [...branches, { kind: 'row', of: row }] }
  }

  finish(): void {
    if (this.at < this.source.length) throw this.fail('unexpected )')
  }

  /** `(?i)`: flags for the rest of the group. */
  private flagGroup(flags: Flags): Flags | null {
    const match = this.take(/\(\?([imsU]*)(?:-([imsU]+))?\)/y)
    return match === null ? null : changed(flags, match[1] ?? '', match[2] ?? '')
  }

  private repeated(of: Pattern, flags: Flags): Pattern {
    for (;;) {
      const match = this.take(/([*+?])|\{(\d{1,4})(,?)(\d{1,4})?\}/y)
      if (match === null) return of
      const lazy = this.take(/\?/y) !== null
      const [, sign, low = '0', comma = '', high] = match
      const least = sign === undefined ? Number(low) : sign === '+' ? 1 : 0
      const most = sign === undefined ? (comma === '' ? least : Number(high ?? Infinity)) : sign === '?' ? 1 : Infinity
      if (least > mostRepeats || (most !== Infinity && most > mostRepeats) || least > most)
        throw this.fail('invalid repeat count')
      of = { kind: 'repeat', of, least, most, greedy: lazy === flags.lazy }
      if (/[*+?]/.test(this.source[this.at] ?? '')) throw this.fail('invalid nested repetition operator')
    }
  }

  private atom(flags: Flags, depth: number): Pattern {
    const character = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0)
    switch (character) {
      case '(':
        return this.group(flags, depth)
      case '[':
        return this.characters(flags)
      case '\\':
        return this.escaped(flags)
      case '.':
        this.at++
        return { kind: 'one', matches: flags.dotAll ? () => true : (one) => one !== '\n' }
      case '^':
        this.at++
        return { kind: 'edge', holds: (before) => before === '' || (flags.lines && before === '\n') }
      case '$':
        this.at++
        return { kind: 'edge', holds: (_, after) => after === '' || (flags.lines && after === '\n') }
      case '*':
      case '+':
      case '?':
        throw this.fail('missing argument to repetition operator')
      default:
        this.at += character.length
        return literal(character, flags)
    }
  }

  private group(flags: Flags, depth: number): Pattern {
    const inner = this.take(/\(\?([imsU]*)(?:-([imsU]+))?:/y)
    const named = inner === null ? this.take(/\(\?P?<(\w+)>/y) : null
    if (inner === null && named === null && this.source.startsWith('(?', this.at))
      throw this.fail('invalid or unsupported Perl syntax')
    if (inner === null && named === null) this.at++
    const index = inner === null ? this.groups.push(named?.[1] ?? '') - 1 : 0
    const of = this.choice(inner === null ? flags : changed(flags, inner[1] ?? '', inner[2] ?? ''), depth + 1)
    if (this.source[this.at] !== ')') throw this.fail('missing closing )')
    this.at++
    return inner === null ? { kind: 'group', index, of } : of
  }

  private escaped(flags: Flags): Pattern {
    const edge = this.take(/\\([AzbB])/y)?.[1]
    if (edge === 'A') return { kind: 'edge', holds: (before) => before === '' }
    if (edge === 'z') return { kind: 'edge', holds: (_, after) => after === '' }
    if (edge !== undefined)
      return { kind: 'edge', holds: (before, after) => (isWord(before) !== isWord(after)) === (edge === 'b') }
    return this.one(this.escapeSource(), flags)
  }

  /** `[…]`, turned into a class of JavaScript's. */
  private characters(flags: Flags): Pattern {
    let source = this.take(/\[\^?\]?/y)?.[0] ?? ''
    if (source.endsWith(']')) source = `${source.slice(0, -1)}\\]`
    for (;;) {
      const posix = this.take(/\[:(\^?)(\w+):\]/y)
      if (posix !== null) {
        source += this.posixSource(posix[1] === '^', posix[2] ?? '')
        continue
      }
      const character = this.source[this.at]
      if (character === undefined) throw this.fail('missing closing ]')
      if (character === ']') break
      source +=
        character === '\\'
          ? this.escapeSource()
          : /[[\]{}()|/^$*+?.&!#%,:;<=>@`~]/.test(character)
            ? `\\x${hex(character)}`
            : character
      if (character !== '\\') this.at++
    }
    this.at++
    return this.one(`${source}]`, flags)
  }

  private posixSource(negated: boolean, name: string): string {
    const characters = posix.get(name)
    if (characters === undefined || negated) throw this.fail(`invalid character class range: [:${name}:]`)
    return characters
  }

  /** An escape as JavaScript writes it, within a class or alone. */
  private escapeSource(): string {
    const property = this.take(/\\([pP])(?:\{(\^?)(\w+)\}|([A-Z]))/y)
    if (property !== null)
      return propertyOf((property[1] === 'P') !== (property[2] === '^'), property[3] ?? property[4] ?? '')
    const point = this.take(/\\x(?:\{([\da-fA-F]{1,6})\}|([\da-fA-F]{2}))/y)
    if (point !== null) return `\\u{${point[1] ?? point[2]}}`
    const plain = this.take(/\\([dDsSwWnrtvfa]|[^\w\s])/uy)?.[1]
    if (plain === undefined) throw this.fail(`invalid escape sequence: ${this.source.slice(this.at, this.at + 2)}`)
    // White space is ASCII's to RE2.
    if (plain === 's') return '\\t\\n\\f\\r\\x20'
    if (plain === 'a') return '\\x07'
    if (/[DSWdwnrtvf]/.test(plain)) return plain === 'S' ? notSpace : `\\${plain}`
    return plain.length === 1 ? `\\x${hex(plain)}` : plain
  }

  /** A class for one character. */
  private one(source: string, flags: Flags): Pattern {
    const whole = source.startsWith('[') ? source : `[${source}]`
    try {
      const pattern = new RegExp(`^${whole}$`, flags.fold ? 'iu' : 'u')
      return { kind: 'one', matches: (character) => pattern.test(character) }
    } catch (failure) {
      if (failure instanceof SyntaxError) throw this.fail('invalid character class')
      throw failure
    }
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.source)
    if (match !== null) this.at += match[0].length
    return match
  }

  private fail(why: string): TemplateFailure {
    return new TemplateFailure(`error parsing regexp: ${why}: ${this.source}`)
  }
}

/** `\Q…\E` as the characters that it stands for. */
function unquoted(source: string): string {
  return source.replace(/\\Q([\s\S]*?)(?:\\E|$)|\\[\s\S]/g, (all, text?: string) =>
    text === undefined ? all : text.replace(/[!-/:-@[-`{-~]/g, '\\$&'),
  )
}

function changed(flags: Flags, on: string, off: string): Flags {
  const now = (letter: string, before: boolean) => (on.includes(letter) ? true : off.includes(letter) ? false : before)
  return {
    fold: now('i', flags.fold),
    lines: now('m', flags.lines),
    dotAll: now('s', flags.dotAll),
    lazy: now('U', flags.lazy),
  }
}

function literal(character: string, flags: Flags): Pattern {
  if (!flags.fold) return { kind: 'one', matches: (one) => one === character }
  const lower = character.toLowerCase()
  return { kind: 'one', matches: (one) => one === character || one.toLowerCase() === lower }
}

function isWord(character: string): boolean {
  return /^\w$/.test(character)
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0')
}

/** `\S` of RE2, also where it stands within a class. */
const notSpace = '\\0-\\x08\\x0b\\x0e-\\x1f\\x21-\\u{10ffff}'

/** A class of characters: Go names a script alone where JavaScript wants `Script=`. */
function propertyOf(negated: boolean, name: string): string {
  const category = /^(?:L[ultmo]?|M[nce]?|N[dlo]?|P[cdsefio]?|S[mcko]?|Z[slp]?|C[cfos]?)$/.test(name)
  return `\\${negated ? 'P' : 'p'}{${category ? name : `Script=${name}`}}`
}

const posix: ReadonlyMap<string, string> = new Map([
  ['alnum', 'A-Za-z0-9'],
  ['alpha', 'A-Za-z'],
  ['ascii', '\\x00-\\x7f'],
  ['blank', '\\t\\x20'],
  ['cntrl', '\\x00-\\x1f\\x7f'],
  ['digit', '0-9'],
  ['graph', '\\x21-\\x7e'],
  ['lower', 'a-z'],
  ['print', '\\x20-\\x7e'],
  ['punct', '\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e'],
  ['space', '\\t\\n\\v\\f\\r\\x20'],
  ['upper', 'A-Z'],
  ['word', '\\w'],
  ['xdigit', '0-9A-Fa-f'],
])
