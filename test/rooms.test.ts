import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'

let folder = ''
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** What the check says of a tree that holds one file. */
function check(path: string, source: string) {
  folder = mkdtempSync(join(tmpdir(), 'galley-rooms-'))
  for (const room of ['post', 'electron', 'renderer']) mkdirSync(join(folder, room))
  mkdirSync(join(folder, dirname(path)), { recursive: true })
  writeFileSync(join(folder, path), source)
  const { status, stderr } = spawnSync(process.execPath, ['scripts/rooms.mjs', folder], { encoding: 'utf8' })
  return { status, stderr }
}

describe('the import rules', () => {
  test('are kept by this tree', () => {
    expect(execFileSync(process.execPath, ['scripts/rooms.mjs'], { encoding: 'utf8' })).toContain('kept')
  })

  test.each([
    ['post/a.ts', "import { readFile } from 'node:fs'"],
    ['post/a.ts', "import React from 'react'"],
    ['post/a.ts', "import { EditorState } from '@codemirror/state'"],
    ['post/a.ts', "import { host } from '../renderer/host.ts'"],
    ['post/a.ts', "export * from '../electron/api.ts'"],
    ['electron/api.ts', "import { readHead } from '../post/front-matter/read.ts'"],
    ['electron/folder/a.ts', "import { app } from 'electron'"],
    ['electron/folder/a.ts', "import { host } from '../host.ts'"],
    ['electron/web/a.ts', "import { menu } from '../desktop/menu.ts'"],
    ['electron/host.ts', "import { serve } from './web/server.ts'"],
    ['electron/desktop/preload.ts', "import { dispatch } from '../dispatch.ts'"],
    ['renderer/a.tsx', "import { createHost } from '../electron/host.ts'"],
    ['renderer/a.tsx', "import { dispatch } from '../electron/api.ts'"],
    ['renderer/a.tsx', "import fs from 'node:fs'"],
    ['renderer/draft/a.ts', "import React from 'react'"],
    ['renderer/a.tsx', "const late = await import('electron')"],
    ['post/a.ts', "import {\n  a,\n  b,\n} from '../renderer/host.ts'"],
  ])('refuse in %s: %s', (path, source) => {
    const { status, stderr } = check(path, `${source}\n`)
    expect(stderr).toContain(`${path}:1`)
    expect(status).toBe(1)
  })

  test.each([
    ['renderer/a.tsx', "import type { Host } from '../electron/api.ts'"],
    ['electron/api.ts', "import type { Value } from '../post/front-matter/value.ts'"],
    ['electron/desktop/main.ts', "import { app } from 'electron'"],
    ['post/page/a.ts', "import { parse } from 'parse5'"],
    ['renderer/a.tsx', "import css from '../assets/page/default.css?raw'"],
  ])('allow in %s: %s', (path, source) => {
    expect(check(path, `${source}\n`)).toEqual({ status: 0, stderr: '' })
  })
})
