import { toText, want } from '../arguments.ts'
import { md5, sha1, sha256 } from '../digest.ts'
import { fnv32a, sha384, sha512, xxHash64 } from '../digest-long.ts'
import type { TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { bytesOf, textOfBytes } from '../print.ts'
import type { Value } from '../value.ts'
import type { Namespace } from './table.ts'

type Digest = (bytes: readonly number[]) => string

interface Algorithm {
  readonly digest: Digest
  /** Bytes that it takes at a time. */
  readonly block: number
}

const algorithms: ReadonlyMap<string, Algorithm> = new Map([
  ['md5', { digest: md5, block: 64 }],
  ['sha1', { digest: sha1, block: 64 }],
  ['sha256', { digest: sha256, block: 64 }],
  ['sha384', { digest: sha384, block: 128 }],
  ['sha512', { digest: sha512, block: 128 }],
])

function bytesFor(name: string, value: Value | undefined): number[] {
  const text = toText(value)
  if (text.length > 1_000_000) throw new TemplateFailure(`a text is too long for ${name}`)
  return bytesOf(text)
}

function digestOf(name: string, digest: Digest): TemplateFunction {
  return (args) => {
    want(name, args, 1)
    return digest(bytesFor(name, args[0]))
  }
}

function algorithm(name: string): Algorithm {
  const known = algorithms.get(name)
  if (known === undefined) throw new TemplateFailure(`"${name}" is not a supported hash function`)
  return known
}

/** `crypto.Hash ALGORITHM TEXT` */
const hash: TemplateFunction = (args) => {
  want('crypto.Hash', args, 2)
  return algorithm(toText(args[0])).digest(bytesFor('crypto.Hash', args[1]))
}

/** `crypto.HMAC ALGORITHM KEY MESSAGE [hex|binary]` (RFC 2104) */
const hmac: TemplateFunction = (args) => {
  want('crypto.HMAC', args, 3, 4)
  const { digest, block } = algorithm(toText(args[0]))
  const given = bytesFor('crypto.HMAC', args[1])
  const key = given.length > block ? fromHex(digest(given)) : given
  const pad = (mask: number) => Array.from({ length: block }, (_, index) => (key[index] ?? 0) ^ mask)
  const inner = fromHex(digest([...pad(0x36), ...bytesFor('crypto.HMAC', args[2])]))
  const signature = digest([...pad(0x5c), ...inner])
  const encoding = args[3] === undefined ? 'hex' : toText(args[3])
  if (encoding === 'hex') return signature
  if (encoding === 'binary') return textOfBytes(fromHex(signature))
  throw new TemplateFailure(`"${encoding}" is not a supported encoding method`)
}

function fromHex(hex: string): number[] {
  return Array.from({ length: hex.length / 2 }, (_, index) => Number.parseInt(hex.slice(index * 2, index * 2 + 2), 16))
}

export const cryptoFunctions: Namespace = {
  name: 'crypto',
  functions: {
    Hash: hash,
    HMAC: hmac,
    MD5: digestOf('md5', md5),
    SHA1: digestOf('sha1', sha1),
    SHA256: digestOf('sha256', sha256),
  },
  aliases: { hmac: 'HMAC', md5: 'MD5', sha1: 'SHA1', sha256: 'SHA256' },
}

export const hashFunctions: Namespace = {
  name: 'hash',
  functions: {
    FNV32a: (args) => {
      want('hash.FNV32a', args, 1)
      return fnv32a(bytesFor('hash.FNV32a', args[0]))
    },
    XxHash: digestOf('xxhash', xxHash64),
  },
  aliases: { xxhash: 'XxHash' },
}
