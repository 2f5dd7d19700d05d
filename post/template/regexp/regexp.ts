import { LimitFailure } from '../failure.ts'
import { readPattern } from './pattern.ts'
import { compile, type Instruction } from './program.ts'

/** A match: the whole and its groups; a group that took no part is empty. */
export interface Match {
  readonly index: number
  readonly groups: readonly string[]
  readonly names: readonly string[]
}

/** Steps that one search may take. */
const mostSteps = 5_000_000

/** A regular expression of RE2, matched as Go matches it: leftmost, by preference of its branches, in linear time. */
export class Regexp {
  private readonly program: readonly Instruction[]
  private readonly names: readonly string[]
  private readonly slots: number
  private steps = 0

  /** Throws `TemplateFailure` for what is no pattern. */
  constructor(source: string) {
    const { pattern, groups } = readPattern(source)
    this.program = compile({ kind: 'group', index: 0, of: pattern })
    this.names = groups
    this.slots = groups.length * 2
  }

  /** The matches that follow each other in a text, at most `limit` of them where it is not negative. */
  matches(text: string, limit = -1): Match[] {
    this.steps = 0
    const characters = [...text]
    const offsets = [0]
    for (const character of characters) offsets.push((offsets.at(-1) ?? 0) + character.length)
    const found: Match[] = []
    let lastEnd = -1
    for (let from = 0; from <= characters.length && (limit < 0 || found.length < limit); ) {
      const slots = this.search(characters, from)
      if (slots === null) break
      const [start = 0, end = 0] = slots
      // An empty match right behind another one does not count.
      if (end > start || start !== lastEnd) found.push(this.matchOf(text, offsets, slots))
      lastEnd = end
      from = end > start ? end : end + 1
    }
    return found
  }

  test(text: string): boolean {
    return this.matches(text, 1).length > 0
  }

  private matchOf(text: string, offsets: readonly number[], slots: readonly number[]): Match {
    const groups = this.names.map((_, index) => {
      const [start = -1, end = -1] = [slots[index * 2], slots[index * 2 + 1]]
      return start < 0 || end < 0 ? '' : text.slice(offsets[start], offsets[end])
    })
    return { index: offsets[slots[0] ?? 0] ?? 0, groups, names: this.names }
  }

  /** The places of the leftmost match from `from` on. All ways are followed side by side, the preferred ones first. */
  private search(characters: readonly string[], from: number): readonly number[] | null {
    let threads: Thread[] = []
    let matched: readonly number[] | null = null
    for (let at = from; at <= characters.length; at++) {
      const seen = new Set<number>()
      const ready: Thread[] = []
      for (const thread of threads) this.follow(thread, characters, at, seen, ready)
      if (matched === null)
        this.follow({ at: 0, slots: new Array<number>(this.slots).fill(-1) }, characters, at, seen, ready)
      if (ready.length === 0 && matched !== null) break
      threads = []
      for (const thread of ready) {
        const instruction = this.program[thread.at]
        if (instruction?.kind === 'match') {
          // What is less preferred than this match is given up.
          matched = thread.slots
          break
        }
        const character = characters[at]
        if (instruction?.kind === 'one' && character !== undefined && instruction.matches(character))
          threads.push({ at: thread.at + 1, slots: thread.slots })
      }
      if (threads.length === 0 && matched !== null) break
    }
    return matched
  }

  /** Where a thread stands once it has gone as far as it can without taking a character. */
  private follow(thread: Thread, characters: readonly string[], at: number, seen: Set<number>, ready: Thread[]): void {
    const waiting = [thread]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next.at)) continue
      seen.add(next.at)
      if (++this.steps > mostSteps) throw new LimitFailure('a regular expression takes too long and was stopped')
      const instruction = this.program[next.at]
      switch (instruction?.kind) {
        case 'jump':
          waiting.push({ at: instruction.to, slots: next.slots })
          break
        case 'split':
          waiting.push({ at: instruction.second, slots: next.slots }, { at: instruction.first, slots: next.slots })
          break
        case 'save':
          waiting.push({ at: next.at + 1, slots: next.slots.with(instruction.slot, at) })
          break
        case 'edge':
          if (instruction.holds(characters[at - 1] ?? '', characters[at] ?? ''))
            waiting.push({ at: next.at + 1, slots: next.slots })
          break
        default:
          ready.push(next)
      }
    }
  }
}

interface Thread {
  readonly at: number
  readonly slots: readonly number[]
}
