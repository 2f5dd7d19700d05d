/** SHA-384 and SHA-512 (FIPS 180-4), FNV-1a of 32 bits and xxHash64, in hexadecimal or as a number. */

const word = (value: bigint) => BigInt.asUintN(64, value)
const turned = (value: bigint, by: bigint) => word((value >> by) | (value << (64n - by)))

export function sha512(bytes: readonly number[]): string {
  return long(bytes, rootsOf(primes(80).slice(0, 8), 2n), 8)
}

export function sha384(bytes: readonly number[]): string {
  return long(bytes, rootsOf(primes(80).slice(8, 16), 2n), 6)
}

function long(bytes: readonly number[], initial: readonly bigint[], words: number): string {
  const constants = rootsOf(primes(80), 3n)
  let state = initial
  for (const block of blocks(bytes)) {
    const schedule = [...block]
    for (let at = 16; at < 80; at++) {
      const [x, y] = [schedule[at - 15] ?? 0n, schedule[at - 2] ?? 0n]
      const small = turned(x, 1n) ^ turned(x, 8n) ^ (x >> 7n)
      const large = turned(y, 19n) ^ turned(y, 61n) ^ (y >> 6n)
      schedule.push(word((schedule[at - 16] ?? 0n) + small + (schedule[at - 7] ?? 0n) + large))
    }
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state
    for (const [round, part] of schedule.entries()) {
      const choice = (e & f) ^ (word(~e) & g)
      const majority = (a & b) ^ (a & c) ^ (b & c)
      const first = h + (turned(e, 14n) ^ turned(e, 18n) ^ turned(e, 41n)) + choice + (constants[round] ?? 0n) + part
      const second = (turned(a, 28n) ^ turned(a, 34n) ^ turned(a, 39n)) + majority
      ;[a, b, c, d, e, f, g, h] = [word(first + second), a, b, c, word(d + first), e, f, g]
    }
    state = [a, b, c, d, e, f, g, h].map((value, index) => word(value + (state[index] ?? 0n)))
  }
  return state
    .slice(0, words)
    .map((value) => value.toString(16).padStart(16, '0'))
    .join('')
}

/** The message in blocks of sixteen words, with its end mark and length. */
function blocks(bytes: readonly number[]): bigint[][] {
  const padded = [...bytes, 0x80]
  while (padded.length % 128 !== 112) padded.push(0)
  for (let shift = 120n; shift >= 0n; shift -= 8n) padded.push(Number((BigInt(bytes.length * 8) >> shift) & 255n))
  const all: bigint[][] = []
  for (let at = 0; at < padded.length; at += 128)
    all.push(Array.from({ length: 16 }, (_, index) => bigEndian(padded.slice(at + index * 8, at + index * 8 + 8))))
  return all
}

function bigEndian(bytes: readonly number[]): bigint {
  return bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n)
}

function primes(count: number): bigint[] {
  const found: bigint[] = []
  for (let candidate = 2n; found.length < count; candidate++)
    if (found.every((prime) => candidate % prime !== 0n)) found.push(candidate)
  return found
}

/** The first 64 bits of the fractions of the numbers' square or cube roots. */
function rootsOf(numbers: readonly bigint[], degree: 2n | 3n): bigint[] {
  return numbers.map((number) => {
    const target = number << (64n * degree)
    let low = 0n
    let high = 1n << 72n
    while (high - low > 1n) {
      const middle = (low + high) / 2n
      if (middle ** degree <= target) low = middle
      else high = middle
    }
    return word(low)
  })
}

export function fnv32a(bytes: readonly number[]): bigint {
  return bytes.reduce((hash, byte) => ((hash ^ BigInt(byte)) * 16_777_619n) & 0xffff_ffffn, 2_166_136_261n)
}

const [p1, p2, p3, p4, p5] = [
  11_400_714_785_074_694_791n,
  14_029_467_366_897_019_727n,
  1_609_587_929_392_839_161n,
  9_650_029_242_287_828_579n,
  2_870_177_450_012_600_261n,
] as const

/** xxHash64 with the seed 0: https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md */
export function xxHash64(bytes: readonly number[]): string {
  const left = (value: bigint, by: bigint) => turned(value, 64n - by)
  const little = (at: number, count: number) => bigEndian(bytes.slice(at, at + count).reverse())
  const round = (lane: bigint, input: bigint) => word(left(word(lane + input * p2), 31n) * p1)
  let at = 0
  let hash: bigint = p5
  if (bytes.length >= 32) {
    let lanes = [word(p1 + p2), p2, 0n, word(-p1)]
    for (; at + 32 <= bytes.length; at += 32) lanes = lanes.map((lane, index) => round(lane, little(at + index * 8, 8)))
    hash = word(lanes.reduce((sum, lane, index) => sum + left(lane, [1n, 7n, 12n, 18n][index] ?? 0n), 0n))
    for (const lane of lanes) hash = word((hash ^ round(0n, lane)) * p1 + p4)
  }
  hash = word(hash + BigInt(bytes.length))
  for (; at + 8 <= bytes.length; at += 8) hash = word(left(hash ^ round(0n, little(at, 8)), 27n) * p1 + p4)
  for (; at + 4 <= bytes.length; at += 4) hash = word(left(word(hash ^ word(little(at, 4) * p1)), 23n) * p2 + p3)
  for (; at < bytes.length; at++) hash = word(left(word(hash ^ word(little(at, 1) * p5)), 11n) * p1)
  hash = word((hash ^ (hash >> 33n)) * p2)
  hash = word((hash ^ (hash >> 29n)) * p3)
  return (hash ^ (hash >> 32n)).toString(16).padStart(16, '0')
}
