/**
 * Files of cases: an optional `config:` with TOML up to the first case; then, for each, a line `%%% name`, the input, a
 * line `%%%>`, and what is expected, followed by one line end that is not part of it.
 */

/** @returns {{ config: string, cases: { name: string, input: string, expected: string | null }[] }} */
export function readCases(text) {
  const [start, ...parts] = text.split(/^%%% /m)
  const cases = parts.map((part) => {
    const lineEnd = part.indexOf('\n')
    const [input, expected] = part.slice(lineEnd + 1).split(/^%%%>\n/m)
    return { name: part.slice(0, lineEnd), input, expected: expected === undefined ? null : expected.slice(0, -1) }
  })
  return { config: start.replace(/^config:\n/, ''), cases }
}

export function writeCases({ config, cases }) {
  const start = config === '' ? '' : `config:\n${config}`
  return start + cases.map(({ name, input, expected }) => `%%% ${name}\n${input}%%%>\n${expected}\n`).join('')
}
