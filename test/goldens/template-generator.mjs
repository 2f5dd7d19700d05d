import { readFileSync } from 'node:fs'

/**
 * Random templates for test/goldens/fuzz-templates.mjs. `templates(seed)` gives an endless row of them; the same seed
 * gives the same row. They are meant to run as partials whose dot is a shortcode, by `runner`.
 */

/** Arguments of the shortcode that every template sees as its dot, as its tag writes them. */
const tagArguments =
  'html="a <b>bold</b> & \'x\'" text="Hello, wörld" url="https://example.org/a b?x=1&y=2#z" bad="javascript:alert(1)" n=7 f=2.5 yes=true empty=""'

/** The shortcode that runs a partial of the name in its argument `case`, and says with a mark where that fails. */
export const runner =
  '{{ $r := try (partial (.Get "case") .) }}{{ if $r.Err }}\u0003{{ $r.Err }}{{ else }}{{ $r.Value }}{{ end }}{{ if false }}{{ .Inner }}{{ end }}'

/** A tag of that shortcode. */
export function tagOf(name) {
  return `{{< run case="${name}.html" ${tagArguments} >}}Some *inner* <b>text</b>{{< /run >}}`
}

/** Front matter of the post around it, TOML. */
export const frontMatter = `
date = 2024-02-29T13:04:05Z
tags = ["b", "a", "c", "a"]
numbers = [3, 1, 2]
floats = [1.5, -2.5, 0.25]
mixed = [1, "two", 3.5, true]
weird = "a+b <i>&amp;</i> \\"q\\" 'y' \`t\` \${x} </script>"
[map]
b = 1
a = "x"
[map.deep]
k = [1, 2]
[[rows]]
name = "one"
weight = 3
size = 1.5
day = 2024-01-02T00:00:00Z
tags = ["a", "b"]
[[rows]]
name = "Two"
weight = 1
size = 10.0
day = 2023-05-06T07:08:09Z
tags = ["b"]
[[rows]]
name = "three"
weight = 2
day = 2025-11-12T00:00:00Z
[rows.deep]
k = 5
`

/** A small generator of pseudo-random numbers (mulberry32). */
export function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const pools = poolsOf(readFileSync(new URL('template-pools.txt', import.meta.url), 'utf8'))

/** Sections of lines by their names. */
function poolsOf(text) {
  const sections = text.split(/^= /m).slice(1)
  return new Map(
    sections.map((section) => {
      const [name, ...lines] = section.split('\n')
      return [name, lines.filter((line) => line !== '').map((line) => line.replaceAll('␤', '\n'))]
    }),
  )
}

function pool(name) {
  const lines = pools.get(name)
  if (lines === undefined) throw new Error(`there is no pool of the name ${name}`)
  return lines
}

const signatures = pool('functions').map((line) => line.match(/"[^"]*"|\S+/g))
const methodKinds = [...pools.keys()].filter((name) => name.startsWith('methods of '))

/** Kinds of which any may stand where a function takes anything. */
const anything = ['s', 'i', 'n', 'b', 'l', 'm', 'd', 'h', 'dur', 'nil', 'rows']

export function* templates(seed) {
  for (let index = 0; ; index++) yield new Writer(random(seed * 1_000_003 + index)).template()
}

class Writer {
  constructor(next) {
    this.random = next
    this.variables = []
    this.loops = 0
  }

  pick(list) {
    return list[Math.floor(this.random() * list.length)]
  }

  chance(part) {
    return this.random() < part
  }

  template() {
    const form = this.random()
    if (form < 0.4) return `{{ ${this.call(2)} }}`
    if (form < 0.65) return this.place()
    return this.list(3)
  }

  place() {
    return this.pick(pool('places')).replaceAll('@', () => `{{ ${this.chance(0.5) ? this.any(1) : this.call(1)} }}`)
  }

  list(depth) {
    const known = this.variables.length
    let text = ''
    for (let count = 1 + Math.floor(this.random() * 3); count > 0; count--) text += this.node(depth)
    this.variables.length = known
    return text
  }

  node(depth) {
    const form = this.random()
    const [open, close] = [this.chance(0.3) ? '{{- ' : '{{ ', this.chance(0.3) ? ' -}}' : ' }}']
    const action = (text) => open + text + close
    if (depth <= 0 || form < 0.2)
      return this.pick([' x\n', 'a ', '\n  ', '<b>y</b>', ' + ', '', "'"]) + action(this.call(1))
    if (form < 0.3) return this.place()
    if (form < 0.42) {
      const value = this.pipe(1)
      const name = `$v${this.variables.length}`
      this.variables.push(name)
      return action(`${name} := ${value}`)
    }
    if (form < 0.48 && this.variables.length > 0) return action(`${this.pick(this.variables)} = ${this.pipe(1)}`)
    if (form < 0.62) {
      const otherwise = this.chance(0.3) ? action(`else if ${this.pipe(1)}`) + this.list(depth - 1) : ''
      const last = this.chance(0.5) ? action('else') + this.list(depth - 1) : ''
      return action(`if ${this.pipe(1)}`) + this.list(depth - 1) + otherwise + last + action('end')
    }
    if (form < 0.74) {
      const body = () => this.list(depth - 1) + (this.chance(0.6) ? '{{ . }}' : '')
      const inner = this.inside(() => body())
      const otherwise = this.chance(0.2) ? action(`else with ${this.pipe(1)}`) + this.inside(() => body()) : ''
      const last = this.chance(0.4) ? action('else') + this.list(depth - 1) : ''
      return action(`with ${this.pipe(1)}`) + inner + otherwise + last + action('end')
    }
    if (form < 0.92) {
      // Never over a duration or a number that may be large: Hugo would count for hours.
      const kind = this.pick(['l', 'l', 'l', 'm', 'm', 'rows', 'i', 's', 'h', 'nil', 'b'])
      const over = this.value(kind, kind === 'i' ? 0 : 1)
      const known = this.variables.length
      const names = this.pick(['', '', `$v${known} := `, `$v${known}, $v${known + 1} := `])
      for (let at = 0; names.length > 0 && at < names.split(',').length; at++)
        this.variables.push(`$v${this.variables.length}`)
      const jump = this.chance(0.2)
        ? action(`if ${this.any(1)}`) + action(this.pick(['break', 'continue'])) + action('end')
        : ''
      const body = this.inside(() => this.list(depth - 1) + jump + (this.chance(0.7) ? '{{ . }},' : ''))
      this.variables.length = known
      const last = this.chance(0.4) ? action('else') + this.list(depth - 1) : ''
      return action(`range ${names}${over}`) + body + last + action('end')
    }
    if (form < 0.96)
      return action(`with try (${this.call(1)})`) + '{{ with .Err }}E{{ else }}{{ .Value }}{{ end }}' + action('end')
    return `{{ define "t${depth}" }}[{{ . }}]{{ end }}`.repeat(0) + action(`(${this.call(1)})`)
  }

  /** Where the dot is no more the shortcode, that is `$`. */
  inside(write) {
    this.loops++
    const text = write()
    this.loops--
    return text
  }

  call(depth) {
    const form = this.random()
    if (form < 0.12) return this.pipe(depth)
    if (form < 0.2) {
      const kind = this.pick(methodKinds)
      const of =
        kind === 'methods of parsed' ? `urls.Parse ${this.value('url', depth)}` : this.value(kind.slice(11), depth)
      return `(${of})${this.pick(pool(kind))}`
    }
    return this.func(depth)
  }

  func(depth) {
    const [name, ...kinds] = this.pick(signatures)
    const args = []
    for (const kind of kinds) {
      if (kind.endsWith('?') && this.chance(0.5)) break
      const bare = kind.replace('?', '')
      args.push(/^[".\d]/.test(bare) ? this.dotted(bare) : this.argument(bare, depth - 1))
    }
    if (this.chance(0.03)) args.pop()
    if (this.chance(0.03)) args.push(this.any(0))
    return [name, ...args].join(' ')
  }

  argument(kind, depth) {
    if (kind === 'v') return this.any(depth)
    if (!this.chance(0.06)) return this.value(kind, depth)
    // A duration counts as billions, of which a count of digits or repeats would fill Hugo's memory.
    return kind === 'i' ? this.value(this.pick(['s', 'b', 'l', 'm', 'nil']), 0) : this.any(depth)
  }

  any(depth) {
    if (this.variables.length > 0 && this.chance(0.3)) return this.pick(this.variables)
    if (this.loops > 0 && this.chance(0.2)) return '.'
    return this.value(this.pick(anything), depth)
  }

  value(kind, depth) {
    if (depth > 0 && kind !== 'i' && this.chance(0.25)) return `(${this.func(depth - 1)})`
    return this.dotted(this.pick(pool(kind)))
  }

  dotted(text) {
    return this.loops > 0 ? text.replace(/(^|[( ])\.(?=[A-Z])/g, '$1$.') : text
  }

  pipe(depth) {
    const start = this.chance(0.5) ? this.any(depth) : this.func(depth)
    const stage = () =>
      this.pick([
        'upper',
        'len',
        'printf "%v"',
        'safeHTML',
        'default "d"',
        'title',
        'replaceRE "a" "b"',
        'trim "a"',
        'first 2',
        'in "abc"',
        'add 1',
        'eq 1',
        'markdownify',
        'jsonify',
        'htmlUnescape',
        'index (slice 1 2)',
        'print',
        'safeURL',
        'plainify',
        'int',
        'humanize',
        'urlize',
        'sort',
        'not',
      ])
    let text = start
    while (this.chance(0.35)) text += ` | ${stage()}`
    return text
  }
}

/** A template with one thing put in or taken out, so that many are none any more. */
export function damaged(template, next) {
  const at = Math.floor(next() * (template.length + 1))
  if (next() < 0.3) return template.slice(0, at) + template.slice(at + 1 + Math.floor(next() * 4))
  return template.slice(0, at) + pool('damages')[Math.floor(next() * pool('damages').length)] + template.slice(at)
}
