import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

/** The stand-in made ready to run: a module for main, and scripts for the two worlds of a page. */
export interface StandIn {
  /** Absolute path of a CommonJS file for `node --require`. */
  readonly module: string
  /** Sources that leave `world` with a function `start`. */
  readonly mainWorld: string
  readonly preloadWorld: string
}

let made: Promise<StandIn> | null = null

/** Builds the stand-in once a process. */
export function standIn(): Promise<StandIn> {
  made ??= make()
  return made
}

async function make(): Promise<StandIn> {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const cache = fileURLToPath(new URL('../../../node_modules/.cache', import.meta.url))
  mkdirSync(cache, { recursive: true })
  const world = async (name: string) => {
    const { outputFiles } = await build({
      entryPoints: [join(here, 'page', name)],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'world',
      target: 'es2023',
      logLevel: 'warning',
    })
    return outputFiles[0]!.text
  }
  const [mainWorld, preloadWorld, { outputFiles }] = await Promise.all([
    world('main-world.ts'),
    world('preload-world.ts'),
    build({
      entryPoints: [join(here, 'main', 'module.ts')],
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      logLevel: 'warning',
    }),
  ])
  const { contents, hash } = outputFiles[0]!
  // Named by what is in it, so that test runs beside each other share it and old ones are never in the way.
  const module = join(cache, `electron-host-${hash.replaceAll(/\W/g, '_')}.cjs`)
  if (!existsSync(module)) {
    writeFileSync(`${module}.${process.pid}`, contents)
    renameSync(`${module}.${process.pid}`, module)
  }
  return { module, mainWorld, preloadWorld }
}
