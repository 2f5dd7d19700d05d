/** Counts and prints what was skipped and why, so that a skip is never silent. */
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'

class Skips implements Reporter {
  readonly #skipped: string[] = []

  onTestEnd(test: TestCase, result: TestResult) {
    if (result.status !== 'skipped') return
    const reason = test.annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given'
    this.#skipped.push(`${test.titlePath().filter(Boolean).join(' > ')}: ${reason}`)
  }

  onEnd() {
    process.stdout.write(`Skipped: ${this.#skipped.length}\n`)
    for (const line of this.#skipped) process.stdout.write(`  ${line}\n`)
  }
}

// Playwright loads a reporter by its default export.
export default Skips
