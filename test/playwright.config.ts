import { defineConfig } from '@playwright/test'
import { browserArgs, browserPath } from './support/browser.ts'

/**
 * The same specs through both doors. What the doors do not differ in goes through the desktop's only where
 * `GALLEY_ENDURANCE` is set (`npm run test:endurance`), so that every change is tested within minutes.
 */
const desktop = process.env.GALLEY_ENDURANCE ? /.*\.spec\.ts/ : /(journey|real-electron)\.spec\.ts/

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
    launchOptions: { executablePath: browserPath(), args: browserArgs() },
  },
  projects: [
    { name: 'web', testMatch: /.*\.spec\.ts/, testIgnore: /real-electron/ },
    { name: 'desktop', testMatch: desktop },
  ],
})
