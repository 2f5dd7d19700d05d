import { type Context, isComment, isScriptLiteral } from './context.ts'
import { step } from './transition.ts'

/**
 * A template's text as it is written in a context, and the context after it: comments are taken out, a `<` that begins
 * no tag is escaped, and what would end a script from within its strings is disarmed.
 */
export function takeText(context: Context, source: string): { context: Context; text: string } {
  let text = ''
  let at = 0
  while (at < source.length) {
    const rest = source.slice(at)
    const next = step(context, rest)
    const piece = rest.slice(0, next.length)
    text += keptText(context, next.context, piece)
    context = next.context
    at += next.length
  }
  return { context, text }
}

function keptText(before: Context, after: Context, piece: string): string {
  if (isComment(before.state) && before.delimiter === 'none') return commentRemains(before, piece)
  const opensComment = after.state !== before.state && isComment(after.state) && after.delimiter === 'none'
  const kept = opensComment ? piece.slice(0, piece.length - commentOpening(after)) : piece
  if (isScriptLiteral(before.state)) return kept.replace(/<(?=script|\/script|!--)/gi, '\\x3C')
  if (before.state !== 'text' && before.state !== 'rcdata') return kept
  const tagAt = after.state === before.state || opensComment ? kept.length : kept.lastIndexOf('<')
  const plain = tagAt < 0 ? kept.length : tagAt
  return kept.slice(0, plain).replace(/<(?!!doctype)/gi, '&lt;') + kept.slice(plain)
}

function commentOpening(after: Context): number {
  if (after.state === 'comment' || after.state === 'jsOpenComment') return 4
  return after.state === 'jsCloseComment' ? 3 : 2
}

/** What stands for a comment: a line end where it held one, else a blank that parts what is around it. */
function commentRemains(before: Context, piece: string): string {
  if (before.state === 'jsBlockComment') return /[\n\r\u2028\u2029]/.test(piece) ? '\n' : ' '
  return before.state === 'cssBlockComment' ? ' ' : ''
}
