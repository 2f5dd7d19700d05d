/** Reads the head of a post, and no more of it, at once. */
import { closeSync, constants, openSync, readSync } from 'node:fs'

const step = 2048
/** Beyond this a head that is not closed is taken as it is; its reader says what is wrong with it. */
const most = 1 << 20
let buffer = Buffer.allocUnsafe(step)

/**
 * The text of `file` from its start to at least the end of its front matter. `complete` says whether `text` holds a
 * whole head as far as its delimiters tell. Throws the file system's errors.
 */
export function readHeadText(file: string): string {
  // Without waiting, should the file have become a pipe since it was found, and not through a link.
  const handle = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOFOLLOW ?? 0))
  try {
    let length = 0
    for (;;) {
      if (length + step > buffer.length) buffer = grown(length)
      const read = readSync(handle, buffer, length, Math.max(step, length), length)
      const searchFrom = Math.max(0, length - 4)
      length += read
      if (read === 0 || length >= most || holdsHead(buffer, length, searchFrom)) {
        // A copy of the characters: a slice would keep the whole buffer in memory.
        return buffer.toString('utf8', 0, length)
      }
    }
  } finally {
    closeSync(handle)
  }
}

/** Drops the buffer that one huge head has made. */
export function releaseHeadBuffer(): void {
  buffer = Buffer.allocUnsafe(step)
}

function grown(length: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(Math.max(2 * buffer.length, length + Math.max(step, length)))
  buffer.copy(larger, 0, 0, length)
  return larger
}

/** Whether the head that starts in the bytes ends in them too. What has no head needs no further reading. */
function holdsHead(bytes: Buffer, length: number, searchFrom: number): boolean {
  let start = 0
  while (start < length && isBlank(bytes, start)) start += bytes[start] === 0xef ? 3 : 1
  const mark = bytes[start]
  if (start >= length) return false
  if (mark === 0x2b || mark === 0x2d) {
    const closing = Buffer.from([0x0a, mark, mark, mark])
    const found = bytes.subarray(0, length).indexOf(closing, Math.max(start + 3, searchFrom))
    // With the end of its line, so that a reader sees where the head ends.
    return found !== -1 && (found + 6 <= length || length < step)
  }
  // JSON and Org heads have no mark that could be found without reading them: the usual head fits in one step.
  if (mark === 0x7b || mark === 0x23) return jsonEnds(bytes, start, length, mark)
  return true
}

function jsonEnds(bytes: Buffer, start: number, length: number, mark: number): boolean {
  if (mark === 0x23) return bytes[start + 1] !== 0x2b || bytes.subarray(start, length).includes('\n\n')
  let depth = 0
  let quoted = false
  for (let at = start; at < length; at++) {
    const byte = bytes[at]
    if (quoted) {
      if (byte === 0x5c) at++
      else if (byte === 0x22) quoted = false
    } else if (byte === 0x22) quoted = true
    else if (byte === 0x7b) depth++
    else if (byte === 0x7d && --depth === 0) return true
  }
  return false
}

function isBlank(bytes: Buffer, at: number): boolean {
  const byte = bytes[at]
  return (
    byte === 0x20 ||
    byte === 0x09 ||
    byte === 0x0a ||
    byte === 0x0d ||
    (byte === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf)
  )
}
