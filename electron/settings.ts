/** Settings and recent folders: one JSON file of the host's own. */
import { mkdir, readFile, rename, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as v from 'valibot'
import type { RecentFolder, Settings } from './api.ts'
import { writeOwnFile } from './folder/write.ts'
import { errorCode } from './refused.ts'

export const settingsSchema = v.strictObject({
  theme: v.picklist(['system', 'light', 'dark']),
  autosave: v.boolean(),
  bodySize: v.pipe(v.number(), v.minValue(10), v.maxValue(40)),
  measure: v.pipe(v.number(), v.minValue(30), v.maxValue(200)),
  panes: v.strictObject({
    posts: v.pipe(v.number(), v.minValue(0), v.maxValue(4000)),
    fields: v.pipe(v.number(), v.minValue(0), v.maxValue(4000)),
    body: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
    hidden: v.array(v.picklist(['posts', 'fields', 'preview'])),
  }),
})

const stateSchema = v.object({ settings: settingsSchema, recent: v.array(v.string()) })

export const defaultSettings: Settings = {
  theme: 'system',
  autosave: false,
  bodySize: 15.5,
  measure: 66,
  panes: { posts: 264, fields: 304, body: 0.5, hidden: [] },
}

const mostRecent = 12

/** What Galley remembers between two starts. */
export interface Memory {
  readonly settings: Settings
  /** Newest first; those that still exist. */
  recent(): Promise<readonly RecentFolder[]>
  /** Every folder that was opened before, by its path. */
  readonly known: readonly string[]
  saveSettings(settings: Settings): Promise<void>
  remember(folder: string): Promise<void>
}

/** Reads `settings.json` of `stateFolder`. A file that is damaged is moved aside and the defaults are used. */
export async function openMemory(stateFolder: string): Promise<Memory> {
  const file = join(stateFolder, 'settings.json')
  await mkdir(stateFolder, { recursive: true, mode: 0o700 })
  let { settings, recent } = await readState(file)
  const save = () => writeOwnFile(file, Buffer.from(`${JSON.stringify({ settings, recent }, null, 2)}\n`))
  return {
    get settings() {
      return settings
    },
    get known() {
      return recent
    },
    recent: async () => {
      const found = await Promise.all(
        recent.map((path) =>
          stat(path).then(
            (stats) => stats.isDirectory(),
            () => false,
          ),
        ),
      )
      return recent.filter((_path, at) => found[at]).map((path) => ({ path, name: basename(path) || path }))
    },
    saveSettings: (next) => {
      settings = next
      return save()
    },
    remember: (folder) => {
      recent = [folder, ...recent.filter((path) => path !== folder)].slice(0, mostRecent)
      return save()
    },
  }
}

async function readState(file: string): Promise<{ settings: Settings; recent: readonly string[] }> {
  const fresh = { settings: defaultSettings, recent: [] }
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return fresh
    throw error
  }
  try {
    const read = v.safeParse(stateSchema, JSON.parse(text))
    if (read.success) return read.output
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  await rename(file, `${file}.damaged`)
  return fresh
}
