import { describe, expect, test } from 'vitest'
import { imageKind } from '../../../electron/folder/image-size.ts'

const bytes = (hex: string) => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const text = (content: string) => Buffer.from(content)

/** The beginnings of real files. */
const images: readonly (readonly [string, Buffer, string, number, number])[] = [
  ['PNG', bytes('89504e470d0a1a0a 0000000d 49484452 00000640 00000384 08020000 00'), 'image/png', 1600, 900],
  ['GIF', bytes('474946383961 0a00 1400 80 00 00'), 'image/gif', 10, 20],
  [
    'JPEG',
    bytes('ffd8 ffe0 0010 4a46494600010100000100010000 ffdb 0004 0000 ffc2 0011 08 0384 0640 03 011100'),
    'image/jpeg',
    1600,
    900,
  ],
  [
    'WebP, lossy',
    bytes('52494646 24000000 57454250 56503820 18000000 300100 9d012a 4006 8403 00000000'),
    'image/webp',
    1600,
    900,
  ],
  [
    'WebP, lossless',
    bytes('52494646 24000000 57454250 5650384c 18000000 2f 3fc6e000 00000000 00000000'),
    'image/webp',
    1600,
    900,
  ],
  [
    'WebP, extended',
    bytes('52494646 24000000 57454250 56503858 0a000000 10000000 3f0600 830300 00000000'),
    'image/webp',
    1600,
    900,
  ],
  [
    'AVIF',
    bytes(
      '0000001c 66747970 61766966 00000000 61766966 6d696631 6d696166 00000014 69737065 00000000 00000640 00000384',
    ),
    'image/avif',
    1600,
    900,
  ],
  ['BMP', bytes('424d 00000000 00000000 36000000 28000000 40060000 7cfcffff 0100'), 'image/bmp', 1600, 900],
  [
    'SVG with a size',
    text('<svg xmlns="http://www.w3.org/2000/svg" width="30px" height=\'20\'/>'),
    'image/svg+xml',
    30,
    20,
  ],
  [
    'SVG with a view box',
    text(
      '\uFEFF<?xml version="1.0"?>\n<!-- a <svg width="1" height="1"> -->\n<!DOCTYPE svg>\n<svg viewBox="0 0 40.4 30">',
    ),
    'image/svg+xml',
    40,
    30,
  ],
]

describe('Images are known by their first bytes', () => {
  test.each(images)('%s', (_name, file, type, width, height) => {
    expect(imageKind(file)).toEqual({ type, width, height })
  })

  test.each(images)('%s, cut off anywhere, is no reason to fail', (_name, file) => {
    for (let length = 0; length < file.length; length++) expect(() => imageKind(file.subarray(0, length))).not.toThrow()
  })

  test.each([
    '',
    '<html><svg width="1" height="1"></html>',
    'GIF',
    '#!/bin/sh',
    '%PDF-1.4',
    '<script>',
    '{"a": 1}',
    '<svgx width="1" height="1">',
  ])('%j is none', (content) => {
    expect(imageKind(text(content))).toBeNull()
  })

  test('An SVG without a size is one all the same', () => {
    expect(imageKind(text('<svg xmlns="http://www.w3.org/2000/svg" width="100%">'))).toEqual({ type: 'image/svg+xml' })
  })

  test('A long run of comments and declarations takes no time', () => {
    expect(imageKind(text(`<!${'['.repeat(8000)}`))).toBeNull()
    expect(imageKind(text('<!a>'.repeat(4000)))).toBeNull()
    expect(imageKind(text('<!--'.repeat(4000)))).toBeNull()
  })
})
