/**
 * Writes what Hugo makes of front matter: dates, plain YAML scalars, drafts and where the head ends. Run it as
 * `node test/goldens/front-matter.mjs HUGO`; the results go to `test/fixtures/front-matter/`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const hugo = process.argv[2] ?? 'hugo'
const fixtures = new URL('../fixtures/front-matter/', import.meta.url)
const config = 'disableKinds = ["taxonomy", "term", "rss", "sitemap", "404", "home", "section", "robotstxt"]\n'

/** The pages that `layout` makes of posts with these texts; null for one that Hugo did not write. */
function pages(texts, layout) {
  const folder = mkdtempSync(join(tmpdir(), 'galley-golden-'))
  try {
    mkdirSync(join(folder, 'content'))
    mkdirSync(join(folder, 'layouts'))
    writeFileSync(join(folder, 'hugo.toml'), config)
    writeFileSync(join(folder, 'layouts', 'single.html'), layout)
    texts.forEach((text, i) => {
      writeFileSync(join(folder, 'content', `p${i}.md`), text)
    })
    // Hugo exits with 1 where a date cannot be read, and writes the pages all the same.
    spawnSync(hugo, ['--source', folder, '--quiet', '--noBuildLock', '-D', '-F', '-E'], { stdio: 'ignore' })
    return texts.map((_, i) => {
      const page = join(folder, 'public', `p${i}`, 'index.html')
      return existsSync(page) ? readFileSync(page, 'utf8') : null
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function save(name, value) {
  writeFileSync(new URL(name, fixtures), `${JSON.stringify(value, null, 2)}\n`)
}

const dates = [
  ...['2016-02-04T19:04:00+01:00', '2016-02-04T19:04:00Z', '2016-02-04T19:04:00.123456Z', '2016-02-04t19:04:00z'],
  ...[
    '2016-02-04T19:04:00',
    '2016-02-04T19:04',
    '2016-02-04T19:04Z',
    '2016-02-04T19:04:00+0100',
    '2016-02-04T19:04:00+01',
  ],
  ...['2016-02-04 19:04:00+01:00', '2016-02-04 19:04:00+0100', '2016-02-04 19:04:00Z', '2016-02-04 19:04:00 Z'],
  ...[
    '2016-02-04 19:04:00 +01:00',
    '2016-02-04 19:04:00 -0730',
    '2016-02-04 19:04:00 +0100 CET',
    '2016-02-04 19:04:00.5 +0100 CET',
  ],
  ...[
    '2016-02-04 19:04:00',
    '2016-02-04 19:04:00.25',
    '2016-02-04 19:04',
    '2016-02-04',
    '2016-2-4',
    '2016-02-30',
    '20160204',
  ],
  ...[
    '2016/02/04',
    '02 Jan 2006',
    '2 Jan 2006',
    '29 Feb 2015',
    'Feb 4, 2016',
    'yesterday',
    '',
    ' 2016-02-04',
    '2016-02',
    '2016',
  ],
  ...['Thu, 04 Feb 2016 19:04:00 +0100', 'Thu, 04 Feb 2016 19:04:00 GMT', 'Thu, 4 Feb 2016 19:04:00 GMT'],
  ...['04 Feb 16 19:04 +0100', '04 Feb 68 19:04 UTC', '04 Feb 69 19:04 UTC', 'Thursday, 04-Feb-16 19:04:00 UTC'],
  ...[
    'Thu Feb  4 19:04:00 2016',
    'Thu Feb 4 19:04:00 2016',
    'Thu Feb  4 19:04:00 UTC 2016',
    'Thu Feb 04 19:04:00 +0100 2016',
  ],
  ...[
    '2016-02-04T24:00:00Z',
    '2016-02-04T19:60:00Z',
    '2016-02-04T19:04:60Z',
    '2016-02-04T9:04:00Z',
    '2016-02-04T19:04:00,5Z',
  ],
  ...[
    '2016-02-04T19:04:00+24:00',
    '2016-02-04T19:04:00+25:00',
    '2016-02-04T19:04:00+01:60',
    '2016-02-04T19:04:00 +01:00',
  ],
  ...['0001-01-01', '1454612640', '04 Feb 2016 19:04:00 +0100', '1969-12-31T23:59:59Z', '0900-01-01'],
]
const dateLayout = '{{ .Date.UTC.Format "2006-01-02T15:04:05.000Z" }}'
const dated = pages(
  dates.map((text) => `---\ndate: ${JSON.stringify(text)}\n---\n`),
  dateLayout,
)
save(
  'dates.json',
  dates.map((text, i) => ({ text, date: dated[i]?.startsWith('0001-01-01T00:00:00') ? null : dated[i] })),
)

const scalars = [
  ...[
    '5',
    '-5',
    '+5',
    '0777',
    '0o17',
    '0xFF',
    '0b101',
    '1_000',
    '18446744073709551615',
    '18446744073709551616',
    '12:30:45',
  ],
  ...[
    '-9223372036854775808',
    '-9223372036854775809',
    '0x_F',
    '0o',
    '09',
    '0XFF',
    '-0x1F',
    '-0',
    '00',
    '0',
    '1.0',
    '1e3',
  ],
  ...[
    '.5',
    '5.',
    '1.5e3',
    '.inf',
    '-.INF',
    '+.Inf',
    '.nan',
    '.NaN',
    '+.5',
    '1_0.5',
    '1e+3',
    '1.2.3',
    '-1.5',
    '.inF',
    '1.5E-3',
  ],
  ...[
    '_1',
    '1_',
    'inf',
    'true',
    'True',
    'TRUE',
    'yes',
    'on',
    'off',
    'tRue',
    'y',
    'n',
    'null',
    '~',
    'Null',
    'NULL',
    'nULL',
    'False',
  ],
  ...[
    '2024-01-01',
    '2024-01-01T10:00:00Z',
    '2024-01-01 10:00:00',
    '=',
    '<<x',
    '0x',
    '0b2',
    '08',
    '1.',
    '-.5',
    '1.5e',
    '.',
    '-',
    '1__0',
  ],
  ...[
    '0.0',
    '-0.0',
    '1,000',
    '+',
    '0x1.8',
    '0o8',
    '1e3.5',
    '0b',
    '07_7',
    '1.5_0',
    'a b',
    "it's",
    'a#b',
    'http://x.y/z',
  ],
].filter((source) => source !== '-')
const typeLayout =
  '{{ printf "%T" .Params.v }} {{ if ne (printf "%T" .Params.v) "<nil>" }}{{ printf "%v" .Params.v | safeHTML }}{{ end }}'
const typed = pages(
  scalars.map((source) => `---\nv: ${source}\n---\n`),
  typeLayout,
)
save(
  'yaml-scalars.json',
  scalars.map((source, i) => ({ source, hugo: typed[i]?.replace('&lt;nil&gt;', '<nil>').trim() ?? null })),
)

const drafts = [
  'draft: true',
  'draft: "true"',
  'draft: yes',
  'draft: 1',
  'draft: "T"',
  'draft: "True"',
  'draft: "tRue"',
  'draft: 0',
]
drafts.push(
  'draft: "yes"',
  'published: false',
  'published: true',
  'published: "false"',
  'published: 2016-01-05',
  'Draft: true',
  'draft:',
  'x: 1',
  'draft: 1.5',
)
const drafted = pages(
  drafts.map((source) => `---\n${source}\n---\n`),
  '{{ .Draft }}',
)
save(
  'drafts.json',
  drafts.map((source, i) => ({ source, draft: drafted[i] === 'true' })),
)

const fallbacks = [
  ...[
    'date: 2016-01-01\npublishdate: 2016-01-02',
    'date: yesterday\npublishdate: 2016-01-02',
    'lastmod: 2016-01-03',
    'modified: 2016-01-04',
  ],
  ...[
    'pubdate: 2016-01-05',
    'published: 2016-01-06',
    'lastmod: 2016-01-03\npublishdate: 2016-01-02',
    'Date: 2016-01-01\nPublishDate: 2016-02-02',
  ],
  ...[
    'unpublishdate: 2016-02-02',
    'expirydate: ""\nunpublishdate: 2016-02-02',
    'date: 1454612640',
    'modified: 2016-01-04\nlastmod: 2016-01-03',
  ],
  ...[
    'published: 2016-01-06\npubdate: 2016-01-05',
    'published: false\ndate: 2016-01-01',
    'expirydate: 2016-01-01\nunpublishdate: 2016-02-02',
  ],
]
const day = (field) => `{{ .${field}.UTC.Format "2006-01-02" }}`
const fell = pages(
  fallbacks.map((source) => `---\n${source}\n---\n`),
  ['Date', 'PublishDate', 'Lastmod', 'ExpiryDate'].map(day).join(' '),
)
save(
  'date-fallbacks.json',
  fallbacks.map((source, i) => {
    const [date, publishDate, lastmod, expiryDate] = (fell[i] ?? '')
      .split(' ')
      .map((text) => (text === '0001-01-01' || !text ? null : text))
    return { source, date, publishDate, lastmod, expiryDate }
  }),
)

const y = 'title: t'
const t = 'title = "t"'
const splits = [
  ...[
    `---\n${y}\n---\nbody\n`,
    `---\n${y}\n---body here\n`,
    `---\n${y}\n--- body\n`,
    `---\n${y}\n---\n\n\nbody\n`,
    `---\n${y}\n---`,
    `--- \n${y}\n---\nbody\n`,
  ],
  ...[
    `\n\n  ---\n${y}\n---\nbody\n`,
    `\uFEFF---\n${y}\n---\nbody\n`,
    ` \uFEFF \n---\n${y}\n---\nbody\n`,
    `\u00a0---\n${y}\n---\nbody\n`,
    `---\r\n${y}\r\n---\r\nbody\r\n`,
  ],
  ...[
    `---\n${y}\n ---\n---\nbody\n`,
    `---\n${y}\n...\n---\nbody\n`,
    '---\n---\nbody\n',
    '---\n\n---\nbody\n',
    `---\n${y}\n---\n---\nagain\n---\nbody\n`,
  ],
  ...[
    `+++\n${t}\n+++\nbody\n`,
    `+++ ${t}\n+++\nbody\n`,
    `++++\n${t}\n+++\nbody\n`,
    `+++\n${t}\n++++\nbody\n`,
    `+++\nx = """\n+++\n"""\n+++\nbody\n`,
    '+++\n+++',
    `+++\n${t}\n\n+++\n\nbody\n`,
  ],
  ...[
    '{"title": "t"}\nbody\n',
    '{"title": "t"} body\n',
    '{"title": "}"}\nbody\n',
    '{"title": "\\"}"}\nbody\n',
    '{\n"a": {"b": 1}\n}body\n',
    '{"title": "t"\nbody\n',
    '{}\nbody\n',
  ],
  ...[
    '#+TITLE: t\n#+DATE: 2016-01-01\nbody\n',
    '#+TITLE: t',
    '# heading\nbody\n',
    'body\n',
    '',
    '- item\n',
    '+ item\n',
    '---\nrule\n',
    '-text\n',
    '+++\nx\n',
    '{{< x >}}\n',
  ],
  ...[
    `---\n${y}\n---\rbody\n`,
    `---\r${y}\r---\rbody\n`,
    '---\n# c\n---\nbody\n',
    `---\n${y}\n----\nbody\n`,
    `<!-- c -->\n---\n${y}\n---\nbody\n`,
    '<p>x</p>\n',
    '\uFEFFbody\n',
    '\uFEFF\nbody\n',
  ],
]
const bodied = splits.map((text) => pages([text], '{{ jsonify (dict "body" .RawContent "params" .Params) }}')[0])
save(
  'splits.json',
  splits.map((text, i) => ({ text, body: bodied[i] === null ? null : JSON.parse(bodied[i]).body })),
)
