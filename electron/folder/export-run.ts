/** Writes pages, one after the other. Runs in a worker of its own. */
import { mkdir, open } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { SiteFile, SiteKit } from '../../post/render/site.ts'
import type { ImageFile } from '../api.ts'
import { errorCode, Refused, refusedBy } from '../refused.ts'
import type { ExportJob } from './export-plan.ts'
import { readImage, siteFilePath } from './images.ts'
import type { Folder } from './open.ts'
import { pageOf } from './page.ts'
import { readPost } from './read-post.ts'
import { siteFiles } from './site-files.ts'
import { writeOwnFile } from './write.ts'

export interface ExportOrder {
  readonly folder: Folder
  readonly kit: SiteKit
  readonly jobs: readonly ExportJob[]
}

/** What became of one job. `message` says why no page was written. */
export interface ExportOutcome {
  readonly post: string
  readonly file: string
  readonly message: string | null
}

/** Runs the jobs in their order until `signal` is aborted; a page is written whole or not at all. */
export async function runExport(
  { folder, kit, jobs }: ExportOrder,
  tell: (outcome: ExportOutcome) => void,
  signal: AbortSignal,
): Promise<void> {
  const files = siteFiles(folder)
  for (const { post, file } of jobs) {
    if (signal.aborted) return
    let message: string | null = null
    try {
      const { text } = await readPost(folder, post)
      const page = await pageOf({ path: post, text }, kit, files, (file) => readSiteFile(folder, file))
      await mkdir(dirname(file), { recursive: true })
      await refuseForeign(file)
      await writeOwnFile(file, Buffer.from(page, 'utf8'))
    } catch (error) {
      message = refusedBy(error, basename(file), 'This page was not written.').message
    }
    tell({ post, file, message })
  }
}

function readSiteFile(folder: Folder, file: SiteFile): Promise<ImageFile | null> {
  const path = siteFilePath(folder, file)
  return path === null ? Promise.resolve(null) : readImage(folder, path)
}

/** Every exported page says in its first lines what made it. */
const mark = /<meta name="generator" content="Galley\b/

/** An earlier export is replaced; a page that something else has made is not. */
async function refuseForeign(file: string): Promise<void> {
  let handle: Awaited<ReturnType<typeof open>>
  try {
    handle = await open(file, 'r')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
    if (mark.test(buffer.toString('utf8', 0, bytesRead))) return
  } finally {
    await handle.close()
  }
  throw new Refused(
    'exists',
    `“${basename(file)}” exists already and was not made by Galley. It was left as it is; choose another folder.`,
  )
}
