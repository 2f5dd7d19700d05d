/** `npm run --silent galley -- …`: the command line, from a checkout. Installs and builds first where needed. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkout, ensureBuilt, ensureInstalled } from './ready.mjs'

ensureInstalled()
ensureBuilt()
await import(pathToFileURL(join(checkout, 'dist/cli.js')).href)
