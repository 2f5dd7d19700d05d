/** The kinds of post that the whole journey is made with: what each looks like on disk before and after it. */
import type { Files } from './galley.ts'

export interface Shape {
  readonly name: string
  /** Files below the folder that is opened. */
  readonly files: Files
  /** The post, below the folder. */
  readonly path: string
  /** Its text before, and after the edits in the form and the body of `journey.spec.ts`. */
  readonly before: string
  readonly after: string
  /** The page that an export writes for it, below the target folder. */
  readonly page: string
  /** How a broken head is made in the raw view: this text by that one, and the line that the error is at. */
  readonly breakage: { readonly find: string; readonly put: string; readonly line: number }
}

const quotation = `<blockquote class="quotation">
  <p>{{ .Get "quote" }}</p>
  <footer>{{ with .Get "citation" }}<a href="{{ . }}">{{ end }}{{ .Get "source" }}{{ with .Get "citation" }}</a>{{ end }}</footer>
</blockquote>
`

const neighbour = `+++
title = "A neighbour about harbours"
date = 2016-01-10T08:00:00+01:00
tags = ["harbour", "release", "proofs"]
draft = true
+++

It lies by the harbour.
`

const site: Files = {
  'hugo.toml': 'baseURL = "https://example.org/"\ntitle = "Journey"\n',
  'layouts/shortcodes/quotation.html': quotation,
  'content/blog/neighbour.md': neighbour,
}

/** What is typed at the end of every body. */
export const typed = 'A **bold** claim.\n\n{{< quotation quote="Slow is smooth" source="A printer" >}}'
export const typedLater = typed.replace('Slow is smooth', 'Slow is kind')

const longQuotation =
  '{{< quotation quote="Integrating the press and the page, so that there\'s a 1:1 mapping between type and word, is an excellent idea." source="A compositor, creator of many things" citation="https://example.org/" >}}'

const crlf = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`

const toml = (title: string, date: string, draft: string, tags: string, tail: string) => `+++
authors = ["Ada Fenwick"]
date = "${date}"
description = "Celebrating the first proof"
draft = ${draft}
tags = [${tags}]
title = "${title}"
topics = ["Announcement", "Type"]
postImage =  "article-hero.jpg"

+++

About fourteen months ago we began.

${longQuotation}
${tail}`

const yaml = (title: string, date: string, draft: string, tags: string, tail: string) => `---
# Who wrote it
author: Ada Fenwick   # the elder
title: ${title}
date: ${date}  # when it was set

draft: ${draft}
tags: [${tags}] # keep them few
nested:
    deep:   'kept as it is'
---
About fourteen months ago we began.

${longQuotation}
${tail}`

const json = (title: string, date: string, draft: string, tags: string, tail: string) => `{
  "title" : "${title}",
  "date": "${date}",
    "draft": ${draft},
  "tags": [${tags}],
  "odd":   {"a":1, "b" : 2.50}
}

About fourteen months ago we began.

${longQuotation}
${tail}`

const oldTitle = 'The first proof'
export const newTitle = 'The second proof'
const [oldDate, newDate] = ['2016-02-04T19:04:00+01:00', '2016-02-05T19:04:00+01:00']

export const shapes: readonly Shape[] = [
  {
    name: 'TOML with CRLF and a BOM',
    files: site,
    path: 'content/blog/first.md',
    before: crlf(toml(oldTitle, oldDate, 'false', '"release", "type"', '')),
    after: crlf(toml(newTitle, newDate, 'true', '"release", "type", "harbour"', `\n${typedLater}`)),
    page: 'blog/first.html',
    breakage: { find: 'draft = true', put: 'draft = tru', line: 5 },
  },
  {
    name: 'YAML with comments',
    files: site,
    path: 'content/blog/first.md',
    before: yaml(oldTitle, oldDate, 'false', 'release, type', ''),
    after: yaml(newTitle, newDate, 'true', 'release, type, harbour', `\n${typedLater}`),
    page: 'blog/first.html',
    breakage: { find: 'draft: true', put: 'draft: [true', line: 7 },
  },
  {
    name: 'JSON',
    files: site,
    path: 'content/blog/first.md',
    before: json(oldTitle, oldDate, 'false', '"release", "type"', ''),
    after: json(newTitle, newDate, 'true', '"release", "type", "harbour"', `\n${typedLater}`),
    page: 'blog/first.html',
    breakage: { find: '"draft": true', put: '"draft": tru', line: 4 },
  },
  {
    name: 'a page bundle',
    files: site,
    path: 'content/blog/first/index.md',
    before: toml(oldTitle, oldDate, 'false', '"release", "type"', ''),
    after: toml(newTitle, newDate, 'true', '"release", "type", "harbour"', `\n${typedLater}`),
    page: 'blog/first.html',
    breakage: { find: 'draft = true', put: 'draft = tru', line: 5 },
  },
  {
    name: 'a plain folder without a site',
    files: { 'neighbour.md': neighbour },
    path: 'first.md',
    before: yaml(oldTitle, oldDate, 'false', 'release, type', ''),
    after: yaml(newTitle, newDate, 'true', 'release, type, harbour', `\n${typedLater}`),
    page: 'first.html',
    breakage: { find: 'draft: true', put: 'draft: [true', line: 7 },
  },
]
