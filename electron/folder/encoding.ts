/** Bytes of a post <-> its text, such that nothing is lost on the way, or it is said. */
import { createHash } from 'node:crypto'
import { Refused } from '../refused.ts'

export interface Decoded {
  /** A BOM stays as U+FEFF at the start. */
  readonly text: string
  readonly encoding: string
  /** Whether `encode(text)` gives the same bytes again. */
  readonly exact: boolean
}

/** The version of a file: SHA-256 of its bytes, in hexadecimal. */
export function versionOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/**
 * Decodes UTF-8 exactly; of other encodings it shows what it can, with `exact` false. Throws `Refused` for what is
 * no text at all.
 */
export function decode(bytes: Uint8Array, name: string): Decoded {
  const marked = utf16(bytes)
  if (marked !== null) {
    return {
      text: new TextDecoder(marked, { ignoreBOM: true }).decode(bytes),
      encoding: marked.toUpperCase(),
      exact: false,
    }
  }
  if (bytes.includes(0)) {
    throw new Refused('not-text', `“${name}” is not a text file. It was left as it is.`)
  }
  try {
    return {
      text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes),
      encoding: 'UTF-8',
      exact: true,
    }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252', exact: false }
  }
}

/** UTF-8 of the text. Throws `Refused` where the text holds half a character, which no file could keep. */
export function encode(text: string, name: string): Uint8Array {
  if (/\p{Surrogate}/u.test(text)) {
    throw new Refused(
      'not-text',
      `“${name}” holds half of a character that cannot be saved. Your text is kept here; remove the damaged character and save again.`,
    )
  }
  return Buffer.from(text, 'utf8')
}

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}
