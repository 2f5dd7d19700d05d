import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { basename, isAbsolute, join } from 'node:path'
import { app } from './app.ts'
import { engine } from './engine.ts'

/** `shell`: what it would do is recorded; the trash is a folder beside the app's data. */
export const shell = {
  async openExternal(url: string): Promise<void> {
    await engine.call('record', 'opened', url)
  },
  async trashItem(path: string): Promise<void> {
    if (!isAbsolute(path) || !existsSync(path)) throw new Error('Failed to perform delete operation')
    const trash = join(app.getPath('userData'), 'Trash')
    mkdirSync(trash, { recursive: true })
    renameSync(path, join(trash, `${Date.now()}-${basename(path)}`))
    await engine.call('record', 'trashed', path)
  },
  showItemInFolder(path: string): void {
    void engine.call('record', 'revealed', path)
  },
}
