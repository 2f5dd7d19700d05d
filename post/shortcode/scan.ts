/**
 * Where the shortcodes of a body are, as Hugo's page lexer sees them: before Markdown, in code and comments too. A state
 * machine over the characters, so that what is no shortcode by Hugo's rules is none here.
 */
import type { BodyProblem } from '../render/site.ts'
import type { Notation } from './node.ts'
import { ScanFailure, TagReader } from './tag.ts'

export interface Range {
  readonly from: number
  readonly to: number
}

export interface ScannedArgument extends Range {
  /** The key of a named argument, else null. */
  readonly name: string | null
  readonly value: string | number | boolean
  /** Where the key stands, of a named argument. */
  readonly key: Range | null
  /** Where the value stands, with its quotes. */
  readonly text: Range
}

/** One `{{< … >}}` or `{{% … %}}`. */
export interface Tag extends Range {
  readonly kind: 'tag'
  readonly notation: Notation
  /** Without `.inline`. */
  readonly name: string
  readonly inline: boolean
  /** `{{< /name >}}` */
  readonly closing: boolean
  /** `{{< name />}}` */
  readonly selfClosing: boolean
  readonly arguments: readonly ScannedArgument[]
  readonly left: Range
  readonly right: Range
  readonly nameRange: Range
  readonly slash: Range | null
  /** White space before the tag where nothing else is before it on its line, or between it and the tag before. */
  readonly indentation: string
}

/** Text, or (`escaped`) the inside of `{{</* … *​/>}}`, whose `text` is without the comment's marks. */
export interface TextPiece extends Range {
  readonly kind: 'text' | 'escaped'
  readonly text: string
}

export type ScanItem = Tag | TextPiece

export interface Scan {
  readonly items: ScanItem[]
  readonly problems: BodyProblem[]
}

/**
 * Splits a body into text and tags. Never throws: a tag that Hugo would refuse is a problem, and its source is text.
 * The items cover the body without gaps.
 */
export function scanShortcodes(body: string): Scan {
  const items: ScanItem[] = []
  const problems: BodyProblem[] = []
  const opened = new Set<string>()
  const endless = new Set<string>()
  let textFrom = 0
  let at = nextLeft(body, 0)
  while (at >= 0) {
    const from = at
    if (body.startsWith('/*', from + 3)) {
      const right = rightOf(body, from)
      // What was not found from an earlier place is not looked for again.
      const end = endless.has(right) ? -1 : body.indexOf(`*/${right}`, from + 5)
      if (end < 0) {
        endless.add(right)
        problems.push({
          message: 'The comment of this shortcode is never closed.',
          from,
          to: from + 5,
          severity: 'error',
        })
        at = nextLeft(body, from + 3)
        continue
      }
      pushText(items, body, textFrom, from)
      items.push({ kind: 'escaped', text: unmarked(body, from, end), from, to: end + 5 })
      textFrom = end + 5
      at = nextLeft(body, textFrom)
      continue
    }
    try {
      const tag = new TagReader(body, from, indentationAt(body, textFrom, from), opened).read()
      pushText(items, body, textFrom, from)
      items.push(tag)
      textFrom = tag.to
      at = nextLeft(body, textFrom)
    } catch (failure) {
      if (!(failure instanceof ScanFailure)) throw failure
      problems.push({
        message: failure.message,
        from: failure.at,
        to: Math.max(failure.to, failure.at),
        severity: 'error',
      })
      at = nextLeft(body, endOfBroken(body, from))
    }
  }
  pushText(items, body, textFrom, body.length)
  return { items, problems }
}

function nextLeft(body: string, from: number): number {
  for (let at = body.indexOf('{{', from); at >= 0; at = body.indexOf('{{', at + 1))
    if (body[at + 2] === '<' || body[at + 2] === '%') return at
  return -1
}

function rightOf(body: string, left: number): string {
  return body[left + 2] === '<' ? '>}}' : '%}}'
}

/** `{{</* x *​/>}}` as the writer wants it shown: `{{< x >}}`. */
function unmarked(body: string, from: number, end: number): string {
  return body.slice(from, from + 3) + body.slice(from + 5, end) + body.slice(end + 2, end + 5)
}

function pushText(items: ScanItem[], body: string, from: number, to: number): void {
  if (to > from) items.push({ kind: 'text', text: body.slice(from, to), from, to })
}

function indentationAt(body: string, from: number, to: number): string {
  let before = to
  while (before > from && /[ \t\r]/.test(body[before - 1] ?? '')) before--
  return before === from || body[before - 1] === '\n' ? body.slice(before, to) : ''
}

/** Where to look on after a tag that could not be read: behind its end, if it has one before the next tag begins. */
function endOfBroken(body: string, from: number): number {
  const left = nextLeft(body, from + 3)
  const right = body.slice(from, left < 0 ? body.length : left).search(/[>%]\}\}/)
  return right < 0 ? from + 3 : from + right + 3
}
