/** MD5 (RFC 1321), SHA-1 and SHA-256 (FIPS 180-4) in hexadecimal, for ids and file names in templates. */

export function md5(bytes: readonly number[]): string {
  const words = padded(bytes, true)
  let [a, b, c, d] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476]
  for (let block = 0; block < words.length; block += 16) {
    const before = [a, b, c, d] as const
    for (let round = 0; round < 64; round++) {
      const quarter = round >> 4
      const mixed =
        quarter === 0
          ? (b & c) | (~b & d)
          : quarter === 1
            ? (d & b) | (~d & c)
            : quarter === 2
              ? b ^ c ^ d
              : c ^ (b | ~d)
      const index = [round, 5 * round + 1, 3 * round + 5, 7 * round][quarter] ?? 0
      const constant = Math.floor(Math.abs(Math.sin(round + 1)) * 2 ** 32)
      const sum = (a + mixed + constant + (words[block + (index % 16)] ?? 0)) | 0
      ;[a, b, c, d] = [d, (b + rotate(sum, md5Turns[quarter * 4 + (round % 4)] ?? 0)) | 0, b, c]
    }
    ;[a, b, c, d] = [(a + before[0]) | 0, (b + before[1]) | 0, (c + before[2]) | 0, (d + before[3]) | 0]
  }
  return [a, b, c, d].map((word) => hex(swapped(word))).join('')
}

const md5Turns = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]

export function sha1(bytes: readonly number[]): string {
  const words = padded(bytes, false)
  let state: [number, number, number, number, number] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]
  for (let block = 0; block < words.length; block += 16) {
    const schedule = words.slice(block, block + 16)
    for (let at = 16; at < 80; at++)
      schedule.push(
        rotate(
          (schedule[at - 3] ?? 0) ^ (schedule[at - 8] ?? 0) ^ (schedule[at - 14] ?? 0) ^ (schedule[at - 16] ?? 0),
          1,
        ),
      )
    let [a, b, c, d, e]: [number, number, number, number, number] = [...state]
    for (const [round, word] of schedule.entries()) {
      const quarter = Math.floor(round / 20)
      const mixed = quarter === 0 ? (b & c) | (~b & d) : quarter === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d
      const constant = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6][quarter] ?? 0
      ;[a, b, c, d, e] = [(rotate(a, 5) + mixed + e + constant + word) | 0, a, rotate(b, 30), c, d]
    }
    state = [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0, (state[4] + e) | 0]
  }
  return state.map(hex).join('')
}

export function sha256(bytes: readonly number[]): string {
  const words = padded(bytes, false)
  const primes = firstPrimes(64)
  const constants = primes.map((prime) => fraction(Math.cbrt(prime)))
  let state = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)))
  for (let block = 0; block < words.length; block += 16) {
    const schedule = words.slice(block, block + 16)
    for (let at = 16; at < 64; at++) {
      const x = schedule[at - 15] ?? 0
      const y = schedule[at - 2] ?? 0
      const small = rotate(x, 25) ^ rotate(x, 14) ^ (x >>> 3)
      const large = rotate(y, 15) ^ rotate(y, 13) ^ (y >>> 10)
      schedule.push(((schedule[at - 16] ?? 0) + small + (schedule[at - 7] ?? 0) + large) | 0)
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
    for (const [round, word] of schedule.entries()) {
      const choice = (e & f) ^ (~e & g)
      const majority = (a & b) ^ (a & c) ^ (b & c)
      const first = (h + (rotate(e, 26) ^ rotate(e, 21) ^ rotate(e, 7)) + choice + (constants[round] ?? 0) + word) | 0
      const second = ((rotate(a, 30) ^ rotate(a, 19) ^ rotate(a, 10)) + majority) | 0
      ;[a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g]
    }
    state = [a, b, c, d, e, f, g, h].map((word, index) => (word + (state[index] ?? 0)) | 0)
  }
  return state.map(hex).join('')
}

/** The message in words of 32 bits with its end mark and length. */
function padded(bytes: readonly number[], littleEndian: boolean): number[] {
  const length = bytes.length
  const words: number[] = new Array(((length + 8) >> 6) * 16 + 16).fill(0)
  const put = (at: number, byte: number) => {
    const shift = (littleEndian ? at % 4 : 3 - (at % 4)) * 8
    words[at >> 2] = (words[at >> 2] ?? 0) | (byte << shift)
  }
  for (const [at, byte] of bytes.entries()) put(at, byte)
  put(length, 0x80)
  const bits = length * 8
  words[words.length - (littleEndian ? 2 : 1)] = bits | 0
  words[words.length - (littleEndian ? 1 : 2)] = Math.floor(bits / 2 ** 32)
  return words
}

function rotate(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by))
}

function swapped(word: number): number {
  return ((word & 0xff) << 24) | ((word & 0xff00) << 8) | ((word >>> 8) & 0xff00) | (word >>> 24)
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0')
}

function firstPrimes(count: number): number[] {
  const primes: number[] = []
  for (let candidate = 2; primes.length < count; candidate++)
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate)
  return primes
}

function fraction(value: number): number {
  return ((value - Math.floor(value)) * 2 ** 32) | 0
}
