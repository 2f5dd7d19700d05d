import { expect, test } from 'vitest'
import { splitPost } from '../../../post/front-matter/detect.ts'
import { renderContent } from '../../../post/render/content.ts'
import { plainKit, type SiteKit } from '../../../post/render/site.ts'
import { type FileAnswer, type FileQuestion, RememberedFiles } from '../../../post/site/files.ts'

const posts: { readonly [path: string]: string } = {
  'a.md': '---\ntitle: A\n---\n{{< show >}}\n',
  'b.md': '---\ntitle: B\n---\nBody of B with {{< read >}}\n',
  'c.md': '---\ntitle: C\n---\nBody of *C*\n',
}
const disk: { readonly [key: string]: FileAnswer } = { 'text site notes.txt': 'a note' }
const kit: SiteKit = {
  ...plainKit,
  templates: [
    {
      path: '_shortcodes/show.html',
      source: '{{ range site.RegularPages }}{{ if ne .Title "A" }}{{ .Content }}{{ end }}{{ end }}',
    },
    { path: '_shortcodes/read.html', source: '{{ readFile "notes.txt" }}' },
  ],
  pages: Object.entries(posts).map(([path, text]) => ({ path, title: '', url: '', head: splitPost(text).head })),
}

function render(files: RememberedFiles): string {
  return renderContent({ path: 'a.md', ...splitPost(posts['a.md'] ?? '') }, kit, files).html
}

function answer({ what, root, path }: FileQuestion): FileAnswer {
  return (root === 'content' ? posts[path] : disk[`${what} ${root} ${path}`]) ?? null
}

test('A rendering asks for all files that it wants at once, then for those that they lead to', () => {
  const files = new RememberedFiles()
  const rounds: string[][] = []
  for (;;) {
    render(files)
    const wanted = files.takeWanted()
    if (wanted.length === 0) break
    rounds.push(wanted.map(({ what, root, path }) => `${what} ${root} ${path}`))
    files.learn(wanted.map((question) => [question, answer(question)] as const))
  }
  expect(rounds).toEqual([
    ['text content b.md', 'text content c.md'],
    ['text site notes.txt', 'text content notes.txt'],
  ])
  expect(render(files)).toBe('<p>Body of B with a note</p>\n<p>Body of <em>C</em></p>\n\n')
})

test('What has been forgotten is asked for again', () => {
  const files = new RememberedFiles()
  files.learn([[{ what: 'text', root: 'content', path: 'b.md' }, 'B']])
  expect(files.text('content', 'b.md')).toBe('B')
  files.forget()
  expect(files.text('content', 'b.md')).toBeNull()
  expect(files.takeWanted()).toEqual([{ what: 'text', root: 'content', path: 'b.md' }])
  expect(files.takeWanted()).toEqual([])
})

test('A file that is known not to be there is not asked for again', () => {
  const files = new RememberedFiles()
  files.learn([[{ what: 'text', root: 'site', path: 'x' }, null]])
  expect(files.text('site', 'x')).toBeNull()
  expect(files.takeWanted()).toEqual([])
})
