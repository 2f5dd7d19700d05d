import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scanShortcodes, type Tag } from '../../../post/shortcode/scan.ts'
import { parseBody } from '../../../post/shortcode/tree.ts'

/** Bodies that are full of what shortcodes are made of. */
const pieces = fc.constantFrom(
  ...[
    '{{<',
    '>}}',
    '{{%',
    '%}}',
    '/*',
    '*/',
    '/',
    'in',
    'out',
    ' ',
    '\n',
    '"',
    '`',
    '\\',
    '=',
    'a',
    '1',
    '日',
    '😀',
    '\u00a0',
    '{',
    '.inline ',
  ],
)
const bodies = fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join(''))
const takesInner = (name: string) => (name === 'in' ? true : name === 'out' ? false : null)

function tagOf(body: string): Tag {
  const tag = scanShortcodes(body).items.find((item) => item.kind === 'tag')
  if (tag?.kind !== 'tag') throw new Error('no tag')
  return tag
}

test('the items of any body cover it without gaps, and their text is that of the body', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const { items, problems } = scanShortcodes(body)
      let at = 0
      for (const item of items) {
        expect(item.from).toBe(at)
        expect(item.to).toBeGreaterThan(item.from)
        if (item.kind === 'text') expect(item.text).toBe(body.slice(item.from, item.to))
        at = item.to
      }
      expect(at).toBe(body.length)
      for (const { from, to } of problems) {
        expect(from).toBeGreaterThanOrEqual(0)
        expect(to).toBeGreaterThanOrEqual(from)
        expect(to).toBeLessThanOrEqual(body.length)
      }
    }),
    { numRuns: 500 },
  )
})

test('any body has a tree whose pieces lie one behind the other', () => {
  fc.assert(
    fc.property(bodies, (body) => {
      const check = (nodes: ReturnType<typeof parseBody>['nodes'], from: number, to: number) => {
        let at = from
        for (const node of nodes) {
          expect(node.from).toBe(at)
          at = node.to
          expect(at).toBeLessThanOrEqual(to)
          if (node.kind !== 'shortcode' || node.inner === null || node.inner.length === 0) continue
          check([...node.inner], node.tag.to, node.to)
        }
      }
      const { nodes } = parseBody(body, takesInner)
      check(nodes, 0, body.length)
      expect(nodes.at(-1)?.to ?? 0).toBe(body.length)
    }),
    { numRuns: 500 },
  )
})

test('a tag says where its delimiters, name and arguments are', () => {
  const body = 'a {{< fig src="x y" n=5 >}} b'
  const tag = tagOf(body)
  const text = ({ from, to }: { from: number; to: number }) => body.slice(from, to)
  expect(text(tag.left)).toBe('{{<')
  expect(text(tag.right)).toBe('>}}')
  expect(text(tag.nameRange)).toBe('fig')
})

test('an argument says where its key and its value with quotes are', () => {
  const body = '{{% fig src="x y" alt=`z` %}}'
  const places = tagOf(body).arguments.map(({ key, text }) => [
    key === null ? null : body.slice(key.from, key.to),
    body.slice(text.from, text.to),
  ])
  expect(places).toEqual([
    ['src', '"x y"'],
    ['alt', '`z`'],
  ])
})

test('a closing tag says where its slash is', () => {
  const body = '{{< in >}}x{{< / in >}}'
  const tags = scanShortcodes(body).items.filter((item) => item.kind === 'tag')
  expect(tags.map(({ slash }) => (slash === null ? null : body.slice(slash.from, slash.to)))).toEqual([null, '/'])
})

test('after a tag that cannot be read the next one is', () => {
  const { items, problems } = scanShortcodes('{{< a 50% >}} {{< b >}} {{< c "x >}}\n{{< d >}}')
  expect(items.filter((item) => item.kind === 'tag').map((item) => item.name)).toEqual(['b', 'd'])
  expect(problems.map(({ message }) => message)).toEqual([
    '"%" cannot stand here in a shortcode: put an argument with such characters in quotation marks.',
    'The quotation mark is never closed on its line.',
  ])
})

test('an unknown shortcode takes inner content where a closing tag of its name follows', () => {
  const { nodes, problems } = parseBody('{{< x >}}a{{< /x >}} {{< y >}} b', takesInner)
  expect(nodes.map((node) => (node.kind === 'text' ? node.text : [node.name, node.inner?.length ?? null]))).toEqual([
    ['x', 1],
    ' ',
    ['y', null],
    ' b',
  ])
  expect(problems.map(({ message }) => message)).toEqual([
    'There is no template for the shortcode "x".',
    'There is no template for the shortcode "y".',
  ])
})

test('twenty thousand openings are read in one go', () => {
  const body = '{{< in >}}'.repeat(20_000)
  const { nodes, problems } = parseBody(body, takesInner)
  expect(nodes).toHaveLength(20_000)
  expect(problems).toHaveLength(20_000)
})

test('shortcodes nested past all reason become text', () => {
  const body = '{{< in >}}'.repeat(2_000) + '{{< /in >}}'.repeat(2_000)
  expect(parseBody(body, takesInner).problems.length).toBeGreaterThan(0)
})
