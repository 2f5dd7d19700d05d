/** Bodies with shortcodes as no writer would write them, for `fuzz-shortcodes.mjs`. */

/** What the shortcodes of the bodies are made of: each prints all that its template can see of it. */
export const layouts = {
  'x.html': `[{{ .Name }}:{{ .Ordinal }}{{ range $k, $v := .Params }}|{{ $k }}={{ printf "%T" $v }}:{{ printf "%q" (print $v) }}{{ end }}]`,
  'lines.html': 'first\n  second {{ .Get 0 }}\nthird',
  'in.html':
    '<{{ with .Parent }}{{ .Name }}/{{ end }}{{ .Name }}:{{ .Ordinal }} {{ .IsNamedParams }} {{ printf "%q" .Inner | safeHTML }} {{ .Get "a" }}>',
  'sub/deep.html': '({{ .InnerDeindent }}{{ with .Params }}{{ len . }}{{ end }})',
  'plain.html': '{{ .Inner }}',
}

const names = ['x', 'x', 'lines', 'in', 'in', 'in', 'sub/deep', 'plain', 'X', 'nosuch', 'in-', '']
const spaces = [' ', ' ', ' ', ' ', '', '  ', '\n', '\t', ' \n ', '\r\n', '\f', '\u00a0']
const values = [
  'a', 'word', '-ziL-Q', '5px', '日本', 'true', 'false', '007', '-1', '+4', '1.5', '.5', '-.5', '1e3', '0x1F', 'True', '99999999999999999999',
  '"s"', '"a b"', '""', '"x\\"y\\\\z\\n"', '"a\\\\b"', '"a\\nb"', '"\\`"', '"open', '"a\nb"', '"{{< x >}}"', '">}}"',
  '`raw`', '`a\nb "c" \\d`', '`open', '\\"x y\\"', '\\"x', '50%', 'a,b', '#x', '@x', 'a/b', '“x”', "'x y'", 'http://x', 'a.b', '.', '*', '<b>', '\\', '/',
] // biome-ignore format: one line a kind
const keys = ['a', 'b', 'data-x', 'a.b', 'Ä', '"a"', '`a`', '1', 'true', '-', '_']
const named = [
  'v',
  '"v"',
  '`v`',
  'http://x?y=1',
  '50%',
  "'b'",
  '“s”',
  'true',
  '12',
  '-1.5',
  '"a b"',
  '""',
  '',
  '\\"q\\"',
  '"x\\"y"',
  'a"b',
  '>',
  '/',
]
const texts = [
  'text', ' ', '\n', '\n\n', '  ', '\t', ' - ', '{{', '}}', '{{ .Title }}', '{{ < x >}}', '{{&lt; x >}}', '{', '<', '>}}', '%}}', '\\', '`', '"', '*/', '/*',
  'é', '日本', '\r\n', '{{{', '*em*', '<b>', '\\{{< x >}}', '    ', '// ', '}}}', '{%', '{{-',
] // biome-ignore format: one line a kind

/** The same numbers (0 to 1) for the same seed. */
export function randomNumbers(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A body: a third well formed, a third with a fault or two, a third of whatever comes. */
export function randomBody(random) {
  const wildness = [0, 0.04, 0.4][Math.floor(random() * 3)]
  const pick = (list) => list[Math.floor(random() * list.length)]
  const chance = (of) => random() < of
  const few = (most, make) => Array.from({ length: Math.floor(random() * (most + 1)) }, make).join('')
  const wild = () => chance(wildness)
  const space = () => (wild() ? pick(spaces) : pick(['', ' ', '\n', ' ', ' ']))
  const gap = () => (wild() ? pick(spaces) : pick([' ', ' ', ' ', '  ', '\n', '\t']))
  const text = () => few(4, () => pick(texts))
  const fine = (list) => (wild() ? pick(list) : list[Math.floor(random() * Math.min(11, list.length))])

  const argumentsOf = () => {
    if (chance(0.4)) return ''
    if (chance(0.5))
      return few(3, () => gap() + (chance(0.3) ? pick(['"s"', '"a b"', '`raw`', '"x\\"y"']) : fine(values)))
    return few(
      3,
      () => gap() + fine(keys) + (chance(0.2) ? space() : '') + '=' + (chance(0.2) ? space() : '') + fine(named),
    )
  }
  const tag = (name, before = '', after = '') => {
    const [left, right] = chance(0.6) ? ['{{<', '>}}'] : ['{{%', '%}}']
    const end = wild() ? pick(['>}}', '%}}', '}}', '', ' ']) : right
    return `${left}${space()}${before}${wild() ? pick(names) : name}${after}${gap()}${end}`
  }
  const shortcode = (depth) => {
    const name = wild() ? pick(names) : pick(['x', 'lines', 'in', 'in', 'sub/deep', 'plain'])
    const takes = /^(?:in|sub\/deep|plain)$/i.test(name)
    if (chance(0.08)) return escaped(name)
    if (!takes) return tag(name, '', argumentsOf() + (wild() ? '/' : ''))
    if (chance(0.2)) return tag(name, '', `${argumentsOf()}${gap()}/`)
    const inner = few(3, () => (depth > 0 && chance(0.5) ? shortcode(depth - 1) : text()))
    return tag(name, '', argumentsOf()) + inner + (wild() ? '' : tag(name, `/${chance(0.2) ? space() : ''}`))
  }
  const escaped = (name) => {
    const [left, right] = chance(0.5) ? ['{{<', '>}}'] : ['{{%', '%}}']
    const middle = wild() ? pick(['/*', ' /*', '']) : '/*'
    return `${left}${middle} ${name}${argumentsOf()} ${chance(0.1) ? '\n' : ''}${wild() ? pick(['*/ ', '', '*/']) : '*/'}${wild() ? pick(['>}}', '%}}', '']) : right}`
  }
  const pieces = 1 + Math.floor(random() * 5)
  // Above a body, there is the line end of its front matter.
  return `\n${Array.from({ length: pieces }, () => (chance(0.55) ? shortcode(2) : text())).join('')}`
}
