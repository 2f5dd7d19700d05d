import { toBool, toDictionary, toText, want } from '../arguments.ts'
import { TemplateFailure } from '../failure.ts'
import { toJson } from '../json.ts'
import { bytesOf, textOfBytes } from '../print.ts'
import { Safe, type Value } from '../value.ts'
import type { Namespace } from './table.ts'

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Bytes in base 64, with its padding. */
export function base64(bytes: readonly number[]): string {
  let encoded = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b, c] = bytes.slice(at, at + 3)
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    encoded += alphabet.charAt(bits >> 18) + alphabet.charAt((bits >> 12) & 63)
    encoded += b === undefined ? '=' : alphabet.charAt((bits >> 6) & 63)
    encoded += c === undefined ? '=' : alphabet.charAt(bits & 63)
  }
  return encoded
}

function decode(text: string): string {
  const clean = text.replace(/[\r\n]/g, '')
  if (!/^[A-Za-z\d+/]*={0,2}$/.test(clean) || clean.length % 4 !== 0) throw new TemplateFailure('illegal base64 data')
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const character of clean.replace(/=+$/, '')) {
    held = ((held << 6) | alphabet.indexOf(character)) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    bytes.push((held >> bits) & 255)
  }
  return textOfBytes(bytes)
}

function jsonify(args: readonly Value[]): Value {
  want('jsonify', args, 0, 2)
  if (args.length === 0) return ''
  if (args.length === 1) return new Safe('HTML', toJson(args[0] ?? null, null))
  const options = toDictionary(args[0], 'jsonify')
  const option = (name: string): Value => {
    const key = options.sortedKeys().find((one) => one.toLowerCase() === name)
    return key === undefined ? null : (options.get(key) ?? null)
  }
  const indent = toText(option('indent'))
  const noEscape = toBool(option('nohtmlescape'))
  const prefix = toText(option('prefix'))
  return new Safe('HTML', toJson(args[1] ?? null, indent === '' && prefix === '' ? null : indent, prefix, !noEscape))
}

export const encodingFunctions: Namespace = {
  name: 'encoding',
  functions: {
    Base64Decode: (args) => {
      want('base64Decode', args, 1)
      return decode(toText(args[0]))
    },
    Base64Encode: (args) => {
      want('base64Encode', args, 1)
      return base64(bytesOf(toText(args[0])))
    },
    HexDecode: (args) => {
      want('encoding.HexDecode', args, 1)
      const hex = toText(args[0])
      if (!/^(?:[\da-fA-F]{2})*$/.test(hex)) throw new TemplateFailure('encoding.HexDecode: invalid byte or odd length')
      return textOfBytes((hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16)))
    },
    HexEncode: (args) => {
      want('encoding.HexEncode', args, 1)
      return bytesOf(toText(args[0]))
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('')
    },
    Jsonify: jsonify,
  },
  aliases: { base64Decode: 'Base64Decode', base64Encode: 'Base64Encode', jsonify: 'Jsonify' },
}
