/** What kind of image some bytes are and how large it is drawn, from its first bytes: nothing is decoded. */

export interface ImageKind {
  readonly type: string
  readonly width?: number
  readonly height?: number
}

/** The media type of an image that a browser shows, told by its content and not by its name; null for anything else. */
export function imageKind(bytes: Uint8Array): ImageKind | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const ascii = (from: number, length: number) => String.fromCharCode(...bytes.subarray(from, from + length))
  if (bytes.length >= 24 && ascii(0, 8) === '\x89PNG\r\n\x1a\n') {
    return { type: 'image/png', width: view.getUint32(16), height: view.getUint32(20) }
  }
  if (bytes.length >= 10 && /^GIF8[79]a$/.test(ascii(0, 6))) {
    return { type: 'image/gif', width: view.getUint16(6, true), height: view.getUint16(8, true) }
  }
  if (bytes.length >= 3 && bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) {
    return { type: 'image/jpeg', ...jpegSize(view) }
  }
  if (bytes.length >= 30 && ascii(0, 4) === 'RIFF' && ascii(8, 4) === 'WEBP') {
    return { type: 'image/webp', ...webpSize(view, ascii(12, 4)) }
  }
  if (bytes.length >= 12 && ascii(4, 4) === 'ftyp' && /avi[fs]/.test(ascii(8, Math.min(view.getUint32(0), 64) - 8))) {
    return { type: 'image/avif', ...avifSize(bytes, view) }
  }
  if (bytes.length >= 26 && ascii(0, 2) === 'BM') {
    return { type: 'image/bmp', width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) }
  }
  if (bytes.length >= 8 && view.getUint32(0) === 0x00000100) {
    return { type: 'image/x-icon', width: bytes[6] || 256, height: bytes[7] || 256 }
  }
  return svgKind(bytes)
}

/** The size alone, `{}` where the image does not say. */
export function imageSize(bytes: Uint8Array): { readonly width?: number; readonly height?: number } {
  const { width, height } = imageKind(bytes) ?? {}
  return width !== undefined && height !== undefined && width > 0 && height > 0 ? { width, height } : {}
}

type Size = { readonly width?: number; readonly height?: number }

/** The frame header, found from segment to segment (ITU-T T.81, B.2). EXIF rotation is not looked at, as in Hugo. */
function jpegSize(view: DataView): Size {
  for (let at = 2; at + 9 < view.byteLength; ) {
    if (view.getUint8(at) !== 0xff) return {}
    const marker = view.getUint8(at + 1)
    const frame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (frame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    // Fill bytes and markers that stand alone.
    at += marker === 0xff ? 1 : marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 2 : 2 + view.getUint16(at + 2)
  }
  return {}
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpSize(view: DataView, chunk: string): Size {
  if (chunk === 'VP8X') return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) }
  if (chunk === 'VP8L') {
    const bits = view.getUint32(21, true)
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
  }
  if (chunk === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
  return {}
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}

/** The largest `ispe` box (ISO/IEC 23008-12): the image itself, its alpha plane is as large, thumbnails are smaller. */
function avifSize(bytes: Uint8Array, view: DataView): Size {
  const header = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 65_536))
  let size: { width: number; height: number } | null = null
  for (let at = header.indexOf('ispe'); at !== -1 && at + 16 <= header.length; at = header.indexOf('ispe', at + 4)) {
    const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)]
    if (size === null || width * height > size.width * size.height) size = { width, height }
  }
  return size ?? {}
}

/** An SVG document: its root element may follow a declaration, a document type and comments. */
function svgKind(bytes: Uint8Array): ImageKind | null {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16_384)).toString('utf8')
  const root = svgRoot(start)
  if (root === null) return null
  const attribute = (name: string) => new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(root)?.[1]?.trim()
  const [width, height] = [length(attribute('width')), length(attribute('height'))]
  if (width !== null && height !== null) return { type: 'image/svg+xml', width, height }
  const [, , boxWidth, boxHeight] =
    attribute('viewBox')
      ?.split(/[\s,]+/)
      .map(Number) ?? []
  if (!(boxWidth && boxHeight) || !Number.isFinite(boxWidth * boxHeight)) return { type: 'image/svg+xml' }
  return { type: 'image/svg+xml', width: Math.round(boxWidth), height: Math.round(boxHeight) }
}

/** The opening tag of the root element where that is `svg`. Each step goes forward, whatever the text holds. */
function svgRoot(text: string): string | null {
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length) {
    if (/\s/.test(text.charAt(at))) {
      at++
      continue
    }
    const tag = /^<svg[\s/>]/.test(text.slice(at, at + 5))
    const end = tag ? text.indexOf('>', at) : endOfProlog(text, at)
    if (end === -1) return null
    if (tag) return text.slice(at, end)
    at = end
  }
  return null
}

/** Where the comment, declaration or document type that begins at `at` ends; -1 where there is none, or no end. */
function endOfProlog(text: string, at: number): number {
  const after = (mark: string, from: number) => {
    const found = text.indexOf(mark, from)
    return found === -1 ? -1 : found + mark.length
  }
  if (text.startsWith('<!--', at)) return after('-->', at + 4)
  if (text.startsWith('<?', at)) return after('?>', at + 2)
  if (!text.startsWith('<!', at)) return -1
  const close = after('>', at)
  const bracket = text.slice(at, close === -1 ? undefined : close).indexOf('[')
  if (bracket === -1) return close
  const inner = after(']', at + bracket)
  return inner === -1 ? -1 : after('>', inner)
}

function length(text: string | undefined): number | null {
  const found = /^(\d+(?:\.\d+)?)(?:px)?$/.exec(text ?? '')
  return found === null ? null : Math.round(Number(found[1]))
}
