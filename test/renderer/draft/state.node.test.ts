import { redo, undo } from '@codemirror/commands'
import type { EditorState, StateCommand, TransactionSpec } from '@codemirror/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bodyOf,
  editHead,
  endFieldEdit,
  headOf,
  postState,
  readText,
  replaceText,
  sameText,
  snapshotOf,
  textOf,
} from '../../../renderer/draft/state.ts'

const toml = '+++\ntitle = "A"\n+++\n'

/** A state that is edited in place, so that a test reads as what a writer does. */
class Post {
  state: EditorState

  constructor(text: string) {
    this.state = postState(text, [])
  }

  get text() {
    return textOf(this.state)
  }

  do(spec: TransactionSpec) {
    this.state = this.state.update(spec).state
  }

  type(insert: string, from = this.state.doc.length, to = from) {
    this.do({ changes: { from, to, insert }, userEvent: 'input.type' })
  }

  field(head: string, field = 'title', now = 0) {
    this.do(editHead(this.state, head, field, now))
  }

  run(command: StateCommand): boolean {
    return command({ state: this.state, dispatch: (transaction) => (this.state = transaction.state) })
  }
}

describe('a post opened and written without an edit', () => {
  it.each([
    ['a byte-order mark', '\uFEFF+++\ntitle = "A"\n+++\nBody\n'],
    ['CR LF', '+++\r\ntitle = "A"\r\n+++\r\n\r\nOne\r\nTwo\r\n'],
    ['lone CR', '+++\ntitle = "A"\n+++\nOne\rTwo\r'],
    ['mixed line ends', '---\ntitle: A\n---\r\nOne\rTwo\nThree\r\n\r\nFour'],
    ['no last line end', `${toml}Body`],
    ['no body', toml],
    ['no line end after the closing delimiter', '+++\ntitle = "A"\n+++'],
    ['words right after the closing delimiter', '+++\ntitle = "A"\n+++Body'],
    ['JSON', '{"title": "A"}\n\nBody\n'],
    ['no front matter', 'Just words\n'],
    ['nothing at all', ''],
  ])('is the same with %s', (_, text) => {
    expect(new Post(text).text).toBe(text)
  })
})

describe('line ends', () => {
  it('stay as they were around an edit in a mixed file', () => {
    const post = new Post(`${toml}One\r\nTwo\nThree\rFour`)
    post.type('x\ny', 5)
    expect(post.text).toBe(`${toml}One\r\nTx\nywo\nThree\rFour`)
    post.run(undo)
    expect(post.text).toBe(`${toml}One\r\nTwo\nThree\rFour`)
  })

  it('come back exactly when lines that were taken out are undone', () => {
    const text = `${toml}One\r\nTwo\nThree\rFour\n`
    const post = new Post(text)
    post.type('', 1, 12)
    post.run(undo)
    expect(post.text).toBe(text)
  })

  it('are those of the front matter in a body that has none yet', () => {
    const post = new Post('+++\r\ntitle = "A"\r\n+++\r\nOne')
    post.type('\nTwo')
    expect(post.text).toBe('+++\r\ntitle = "A"\r\n+++\r\nOne\r\nTwo')
  })

  it('follow each of several changes made at once', () => {
    const post = new Post(`${toml}a\r\nb\nc\rd\r\ne`)
    post.do({
      changes: [
        { from: 1, to: 2 },
        { from: 7, to: 8, insert: '\n\n' },
      ],
    })
    expect(post.state.doc.toString()).toBe('ab\nc\nd\n\ne')
    expect(post.text).toBe(`${toml}ab\nc\rd\r\n\r\ne`)
  })
})

describe('the history', () => {
  it('takes edits of form and body back in the order of time', () => {
    const post = new Post(`${toml}Body`)
    const steps = [post.text]
    post.field(toml.replace('"A"', '"B"'))
    steps.push(post.text)
    post.type('!')
    steps.push(post.text)
    post.field(toml.replace('"A"', '"C"'))
    steps.push(post.text)
    post.type('?')
    for (const step of steps.reverse()) {
      expect(post.run(undo)).toBe(true)
      expect(post.text).toBe(step)
    }
    expect(post.run(undo)).toBe(false)
  })

  it('joins quick edits of one field, and only of one', () => {
    const post = new Post(toml)
    const head = (title: string) => toml.replace('A', title)
    post.field(head('B'), 'title', 1000)
    post.field(head('BC'), 'title', 2000)
    post.field(head('BCD'), 'title', 3900)
    post.field(head('Other'), 'description', 4000)
    post.run(undo)
    expect(headOf(post.state)).toBe(head('BCD'))
    post.run(undo)
    expect(headOf(post.state)).toBe(toml)
    post.run(redo)
    expect(headOf(post.state)).toBe(head('BCD'))
  })

  it.each<[string, (post: Post) => void]>([
    ['two seconds', () => {}],
    ['the end of the field’s edit', (post) => post.do(endFieldEdit())],
    ['an edit of the body', (post) => post.type('x')],
    ['an undo and a redo', (post) => void (post.run(undo) && post.run(redo))],
  ])('begins a new step after %s', (name, between) => {
    const post = new Post(toml)
    post.field(toml.replace('A', 'B'), 'title', 0)
    between(post)
    const before = post.text
    post.field(toml.replace('A', 'BC'), 'title', name === 'two seconds' ? 2000 : 1)
    post.run(undo)
    expect(post.text).toBe(before)
  })

  it('forgets what could be done again once a field is edited after an undo', () => {
    const post = new Post(toml)
    post.field(toml.replace('A', 'B'), 'title', 0)
    post.run(undo)
    post.field(toml.replace('A', 'C'), 'title', 1)
    expect(post.run(redo)).toBe(false)
    post.run(undo)
    expect(post.text).toBe(toml)
  })

  it('puts the first words of an empty post below its closing delimiter, and takes both back at once', () => {
    const post = new Post('+++\r\ntitle = "A"\r\n+++')
    post.type('Words')
    expect(post.text).toBe('+++\r\ntitle = "A"\r\n+++\r\nWords')
    post.run(undo)
    expect(post.text).toBe('+++\r\ntitle = "A"\r\n+++')
    post.run(redo)
    expect(post.text).toBe('+++\r\ntitle = "A"\r\n+++\r\nWords')
  })
})

describe('another text put in place', () => {
  it('is exact and one step, with the cursor where it was', () => {
    const text = `${toml}One\nTwo\nThree\n`
    const post = new Post(text)
    post.do({ selection: { anchor: 13 } })
    const next = '+++\r\ntitle = "B"\r\n+++\r\nOne\r\nTwo\nAnd\rThree\r\n'
    post.do(replaceText(post.state, next))
    expect(post.text).toBe(next)
    expect(post.state.doc.sliceString(post.state.selection.main.head - 5)).toBe('Three\n')
    post.run(undo)
    expect(post.text).toBe(text)
  })
})

describe('two snapshots', () => {
  it('are the same text whichever way it came about', () => {
    const post = new Post(`${toml}One\r\nTwo\nThree`)
    const saved = snapshotOf(post.state)
    post.type('\n', 3)
    expect(sameText(saved, snapshotOf(post.state))).toBe(false)
    post.type('', 3, 4)
    expect(snapshotOf(post.state).ends).not.toBe(saved.ends)
    expect(sameText(saved, snapshotOf(post.state))).toBe(true)
  })

  it('differ where only line ends do', () => {
    expect(sameText(readText('a\nb'), readText('a\r\nb'))).toBe(false)
    expect(sameText(readText('a\nb\r\n'), readText('a\r\nb\r\n'))).toBe(false)
    expect(sameText(readText('a\r\nb\r\n'), readText('a\r\nb\r\n'))).toBe(true)
  })
})

type Step =
  | { readonly kind: 'body'; readonly at: number; readonly length: number; readonly insert: string }
  | { readonly kind: 'field'; readonly head: string; readonly field: string; readonly wait: number }
  | { readonly kind: 'replace'; readonly text: string }
  | { readonly kind: 'undo' | 'redo' | 'end' }

const lineEnd = fc.constantFrom('\n', '\r\n', '\r')
const words = fc.array(fc.oneof(fc.constantFrom('a', 'Ω', '😀', '+++', '{{< x >}}'), lineEnd), { maxLength: 12 })
const text = words.map((parts) => parts.join(''))
const head = fc
  .tuple(fc.constantFrom('', '\uFEFF'), lineEnd, text, fc.constantFrom('', '\n', '\r\n'))
  .map(([mark, end, value, last]) => `${mark}+++${end}a = "${value.replace(/[\r\n+]/g, '')}"${end}+++${last}`)
const post = fc.tuple(fc.oneof(head, fc.constant('')), text).map((parts) => parts.join(''))
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('body'), at: fc.nat(30), length: fc.nat(8), insert: text }),
  fc.record({
    kind: fc.constant('field'),
    head,
    field: fc.constantFrom('a', 'b'),
    wait: fc.constantFrom(1, 1000, 3000),
  }),
  fc.record({ kind: fc.constant('replace'), text: post }),
  fc.record({ kind: fc.constantFrom('undo', 'redo', 'end') }),
)

function take(post: Post, step: Step, clock: number) {
  const { length } = post.state.doc
  switch (step.kind) {
    case 'body': {
      const from = Math.min(step.at, length)
      return post.type(step.insert, from, Math.min(from + step.length, length))
    }
    case 'field':
      return post.field(step.head, step.field, clock)
    case 'replace':
      return post.do(replaceText(post.state, step.text))
    case 'end':
      return post.do(endFieldEdit())
    default:
      post.run(step.kind === 'undo' ? undo : redo)
  }
}

it('goes back to the exact original bytes and forth to the exact final ones after any edits', () => {
  fc.assert(
    fc.property(post, fc.array(step, { maxLength: 25 }), (original, steps) => {
      const post = new Post(original)
      let clock = 0
      for (const step of steps) {
        clock += 'wait' in step ? step.wait : 0
        take(post, step, clock)
        if (step.kind === 'replace') expect(post.text).toBe(step.text)
        expect(bodyOf(post.state)).not.toContain('\r')
      }
      while (post.run(redo));
      const final = post.text
      while (post.run(undo));
      expect(post.text).toBe(original)
      while (post.run(redo));
      expect(post.text).toBe(final)
    }),
    { numRuns: 1500 },
  )
})
