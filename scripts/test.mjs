/**
 * `npm test`: installs what is missing, then types, lint, import rules, dead code, unit and page tests, the build, and
 * the end-to-end tests. `npm test -- unit` (or `check`, `e2e`) runs one part.
 * `npm run test:endurance` runs what takes longer: every end-to-end test through both doors.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { checkout, ensureBrowser, ensureBuilt, ensureInstalled } from './ready.mjs'

/** What the unit tests found, for the closing lines. */
const report = join(checkout, 'node_modules/.cache/unit.json')

const parts = {
  check: [
    ['types', ['node_modules/typescript/bin/tsc', '-b']],
    ['lint', ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.']],
    ['import rules', ['scripts/rooms.mjs']],
    ['dead code', ['node_modules/knip/bin/knip.js']],
  ],
  unit: [
    [
      'unit and page tests',
      ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json', `--outputFile=${report}`],
    ],
  ],
  e2e: [['end-to-end tests', ['node_modules/@playwright/test/cli.js', 'test', '-c', 'test/playwright.config.ts']]],
}

const endurance = process.argv.includes('endurance')
if (endurance) process.env.GALLEY_ENDURANCE = '1'
const asked = endurance ? ['e2e'] : process.argv.slice(2)
const unknown = asked.filter((part) => !(part in parts))
if (unknown.length > 0) {
  process.stderr.write(`No such part: ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.\n`)
  process.exit(2)
}

ensureInstalled()
const chosen = asked.length > 0 ? asked : Object.keys(parts)
if (chosen.some((part) => part !== 'check')) await ensureBrowser()
rmSync(report, { force: true })
const results = []
for (const part of chosen) {
  // The unit tests run the command line and the desktop's bundles as they are shipped.
  if (part !== 'check') ensureBuilt()
  for (const [title, args] of parts[part]) {
    const started = performance.now()
    process.stdout.write(`\n# ${title}\n`)
    const { status } = spawnSync(process.execPath, args, { cwd: checkout, stdio: ['ignore', 'inherit', 'inherit'] })
    results.push({ title, passed: status === 0, seconds: (performance.now() - started) / 1000 })
  }
}

process.stdout.write('\n')
for (const { title, passed, seconds } of results) {
  process.stdout.write(`${passed ? 'passed' : 'FAILED'}  ${title} (${seconds.toFixed(1)} s)\n`)
}
for (const name of failedUnitTests()) process.stdout.write(`  ${name}\n`)
const failed = results.filter(({ passed }) => !passed).length
process.stdout.write(`${results.length - failed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 ? 0 : 1

/** Files and names, since the tests' own output is a long way up by now. An error outside of a test names its file. */
function failedUnitTests() {
  if (!existsSync(report)) return []
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  return testResults.flatMap(({ name, status, assertionResults }) => {
    const file = name.slice(checkout.length + 1)
    const tests = assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => `${file} > ${test.fullName}`)
    return tests.length > 0 || status === 'passed' ? tests : [file]
  })
}
