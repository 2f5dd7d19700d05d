import { cp, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The writer's own copy of the sample blog, made on first use; null where it is not shipped or cannot be copied.
 * Absolute.
 */
export async function sampleBlog(shipped: string | null, stateFolder: string): Promise<string | null> {
  if (shipped === null) return null
  const own = join(stateFolder, 'sample-blog')
  if (await isThere(own)) return own
  const making = `${own}.${process.pid}`
  try {
    await cp(shipped, making, { recursive: true })
    // Whole or not at all: a copy that was cut short is never opened.
    await rename(making, own)
    return own
  } catch {
    await rm(making, { recursive: true, force: true })
    return (await isThere(own)) ? own : null
  }
}

async function isThere(folder: string): Promise<boolean> {
  return stat(folder).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
}
