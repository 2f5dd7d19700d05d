import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { tomlWithoutEvalInVite } from './scripts/toml-without-eval.mjs'

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), tomlWithoutEvalInVite],
  // @iarna/toml asks for Node's `global`.
  define: { global: 'globalThis' },
  // The host puts a fresh nonce in its place for each request.
  html: { cspNonce: 'NONCE' },
  worker: { format: 'es', plugins: () => [tomlWithoutEvalInVite] },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    // A data: font or image would need a wider content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: { index: 'renderer/index.html', preview: 'renderer/preview.html' },
    },
  },
})
