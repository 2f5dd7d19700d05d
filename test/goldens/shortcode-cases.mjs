/**
 * Fixtures of shortcodes: cases that begin with `=== name` and hold parts that begin with `--- title`. A title with a
 * slash is a file's path below the site's folder, one without is a shortcode's name; `config`, `front matter`, `body`
 * and the outcome (`output`, or `refused` where Hugo does not build the post) are parts of the case itself.
 */
const own = new Set(['config', 'front matter', 'body', 'output', 'refused'])

export function parseCases(text) {
  return text
    .split(/^=== /m)
    .slice(1)
    .map((source) => {
      const [head = '', ...parts] = source.split(/^--- /m)
      const named = parts.map((part) => {
        const end = part.indexOf('\n')
        return [part.slice(0, end), part.slice(end + 1).replace(/\n$/, '')]
      })
      const part = (title) => named.find(([other]) => other === title)?.[1] ?? null
      return {
        name: head.trim(),
        parts: named.filter(([title]) => title !== 'output' && title !== 'refused'),
        files: named
          .filter(([title]) => !own.has(title))
          .map(([title, content]) => ({
            path: title.includes('/') ? title : `layouts/_shortcodes/${title}.html`,
            content,
          })),
        config: part('config') ?? '',
        frontMatter: part('front matter') ?? '',
        body: part('body') ?? '',
        output: part('output'),
      }
    })
}

export function printCases(cases) {
  return cases
    .map(({ name, parts, output }) => {
      const outcome = output === null ? ['refused', ''] : ['output', output]
      return `=== ${name}\n${[...parts, outcome].map(([title, content]) => `--- ${title}\n${content}\n`).join('')}`
    })
    .join('')
}

/** Tables of expressions: a line `=> "what it prints"` (JSON) follows each, or `=> refused`. `#` begins a remark. */
export function parseExpressions(text) {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('# '))
  const expressions = []
  for (const line of lines) {
    if (!line.startsWith('=> ')) expressions.push({ source: line, output: null })
    else if (line !== '=> refused') expressions.at(-1).output = JSON.parse(line.slice(3))
  }
  return expressions
}

export function printExpressions(text, outputs) {
  const remarksAndSources = text.split('\n').filter((line) => line !== '' && !line.startsWith('=> '))
  let next = 0
  const lines = remarksAndSources.flatMap((line) => {
    if (line.startsWith('# ')) return [line]
    const output = outputs[next++]
    return [line, output === null ? '=> refused' : `=> ${JSON.stringify(output)}`]
  })
  return `${lines.join('\n')}\n`
}
