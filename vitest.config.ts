import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { tomlWithoutEvalInVite } from './scripts/toml-without-eval.mjs'
import { browserArgs, browserPath } from './test/support/browser.ts'
import { previewDocument } from './test/support/preview-document.ts'

/** The language of posts, and what of the renderer needs no page: no processes, no browser. */
const pure = ['test/post/**/*.test.ts', 'test/renderer/!(preview)/**/*.node.test.ts', 'test/renderer/*.node.test.ts']

export default defineConfig({
  test: {
    // Many tests wait for a browser or a process, which leaves the processors free for others.
    maxWorkers: 3,
    projects: [
      {
        define: { global: 'globalThis' },
        test: {
          name: 'pure',
          environment: 'node',
          include: pure,
          // Nothing here holds a state of its own: one reading of the modules serves all files.
          isolate: false,
          testTimeout: 30_000,
        },
      },
      {
        define: { global: 'globalThis' },
        test: {
          name: 'node',
          environment: 'node',
          include: ['test/**/*.test.ts'],
          exclude: pure,
          testTimeout: 30_000,
        },
      },
      {
        plugins: [react(), tomlWithoutEvalInVite, previewDocument],
        define: { global: 'globalThis' },
        // All packages are prepared before the first test: one found later would reload the page under it.
        optimizeDeps: { entries: ['renderer/main.tsx', 'renderer/preview/worker.ts', 'test/renderer/**/*.test.tsx'] },
        test: {
          name: 'chromium',
          include: ['test/renderer/**/*.test.tsx'],
          testTimeout: 30_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { executablePath: browserPath(), args: browserArgs() },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
