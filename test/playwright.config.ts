import { defineConfig } from '@playwright/test'
import { browserArgs, browserPath } from './support/browser.ts'

/** The same specs through both doors. One worker: the machine that runs them is small, and so are they. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../test-results',
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['./support/skips.ts']],
  use: {
    viewport: { width: 1440, height: 900 },
    launchOptions: { executablePath: browserPath(), args: browserArgs() },
  },
  projects: [
    { name: 'web', testMatch: /.*\.spec\.ts/, testIgnore: /real-electron/ },
    { name: 'desktop', testMatch: /.*\.spec\.ts/ },
  ],
})
