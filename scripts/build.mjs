/** `npm run build`: everything that runs, into dist/. */
import { build } from 'vite'
import { buildBundles } from './bundles.mjs'

const started = performance.now()
await Promise.all([buildBundles('dist'), build({ logLevel: 'warn' })])
process.stdout.write(`Built dist/ in ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
