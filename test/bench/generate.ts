/**
 * Posts for measuring: the shape of a real blog (TOML heads, a Zipf vocabulary of 300 tags, bodies of 2 to 12 kB with
 * headings, lists, tables, fences, footnotes, images and three kinds of shortcode). The same seed gives the same bytes.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A small generator of numbers in [0, 1) from a whole-number seed (mulberry32). */
function numbers(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const syllables = 'ba ke li mo nu ra se ti vo wa pre sto gal ley quo in type set print ink'.split(' ')

/** Makes posts one after the other; each call gives the next one. */
export function postMaker(seed: number): (index: number) => { readonly path: string; readonly text: string } {
  const next = numbers(seed)
  const below = (limit: number) => Math.floor(next() * limit)
  const word = () => Array.from({ length: 1 + below(3) }, () => syllables[below(syllables.length)]).join('')
  const words = (count: number) => Array.from({ length: count }, word).join(' ')
  const sentence = () => {
    const text = words(6 + below(14))
    return `${text[0]?.toUpperCase()}${text.slice(1)}.`
  }
  const paragraph = () => Array.from({ length: 2 + below(5) }, sentence).join(' ')
  const tags = Array.from({ length: 300 }, (_, index) => `${word()}-${index}`)
  // Zipf: the n-th most common tag is n times rarer than the first.
  const reach: number[] = []
  for (const index of tags.keys()) reach.push((reach.at(-1) ?? 0) + 1 / (index + 1))
  const tag = () => {
    const at = next() * (reach.at(-1) ?? 0)
    return tags[reach.findIndex((end) => at < end)] ?? 'tag'
  }

  const pieces: readonly (() => string)[] = [
    paragraph,
    paragraph,
    paragraph,
    () => `## ${words(4)}`,
    () => Array.from({ length: 4 }, () => `- ${words(7)}`).join('\n'),
    () =>
      `| ${word()} | ${word()} |\n|---|---:|\n${Array.from({ length: 3 }, () => `| ${words(2)} | ${below(1000)} |`).join('\n')}`,
    () => `\`\`\`go\nfunc ${word()}(n int) int {\n\treturn n + ${below(100)}\n}\n\`\`\``,
    () => `![${words(3)}](/images/${word()}.png)`,
    () => `{{< quotation quote="${sentence()}" source="${words(2)}" >}}`,
    () => `{{< note tip >}}\n${paragraph()}\n{{< /note >}}`,
    () => `{{% plain %}}${sentence()}{{% /plain %}}`,
  ]

  return (index) => {
    const title = sentence().slice(0, -1)
    const date = new Date(Date.UTC(2016, 0, 1) + below(3650) * 86_400_000 + below(86_400) * 1000)
    const zone = date.toISOString().replace('.000Z', '+01:00')
    const chosen = [...new Set(Array.from({ length: 1 + below(5) }, tag))]
    const head = [
      '+++',
      `authors = ["${words(2)}"]`,
      `date = "${zone}"`,
      `description = "${sentence()}"`,
      `draft = ${next() < 0.06}`,
      `tags = [${chosen.map((name) => `"${name}"`).join(', ')}]`,
      `title = "${title}"`,
      `postImage =  "${word()}.jpg"`,
      '',
      '+++',
    ]
    const body: string[] = []
    for (let size = 2000 + below(10_000); size > 0; ) {
      const piece = (pieces[below(pieces.length)] ?? paragraph)()
      body.push(piece)
      size -= piece.length
    }
    body.push(`${sentence()}[^1]`, `[^1]: ${sentence()}`)
    const path = `blog/${date.getUTCFullYear()}/${String(index).padStart(5, '0')}-${word()}.md`
    return { path, text: `${head.join('\n')}\n\n${body.join('\n\n')}\n` }
  }
}

/** Writes a site of `count` posts into `folder`. Answers with its content folder. */
export async function writeSite(folder: string, count: number, seed = 42): Promise<string> {
  const content = join(folder, 'content')
  const shortcodes = join(folder, 'layouts/shortcodes')
  await mkdir(shortcodes, { recursive: true })
  await writeFile(join(folder, 'hugo.toml'), 'baseURL = "https://example.org/"\ntitle = "Ten thousand posts"\n')
  await writeFile(
    join(shortcodes, 'quotation.html'),
    '<blockquote><p>{{ .Get "quote" }}</p><footer>{{ .Get "source" }}</footer></blockquote>\n',
  )
  await writeFile(join(shortcodes, 'note.html'), '<aside class="{{ .Get 0 }}">{{ .Inner | markdownify }}</aside>\n')
  await writeFile(join(shortcodes, 'plain.html'), '{{ .Inner }}\n')
  const make = postMaker(seed)
  for (let year = 2016; year < 2027; year++) await mkdir(join(content, 'blog', String(year)), { recursive: true })
  for (let index = 0; index < count; index++) {
    const { path, text } = make(index)
    await writeFile(join(content, path), text)
  }
  return content
}
