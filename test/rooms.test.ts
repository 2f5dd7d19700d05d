import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** Where a file lies, and what it imports. */
type Case = readonly [path: string, source: string]

const refused: readonly Case[] = [
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
]

const allowed: readonly Case[] = [
  ['renderer/a.tsx', "import type { Host } from '../electron/api.ts'"],
  ['electron/api.ts', "import type { Value } from '../post/front-matter/value.ts'"],
  ['electron/desktop/main.ts', "import { app } from 'electron'"],
  ['post/page/a.ts', "import { parse } from 'parse5'"],
  ['renderer/a.tsx', "import css from '../assets/page/default.css?raw'"],
]

let folder = ''
let ofRefused: Verdict
let ofAllowed: Verdict

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-rooms-'))
  ofRefused = check('refused', refused)
  ofAllowed = check('allowed', allowed)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

interface Verdict {
  readonly status: number | null
  readonly breaches: readonly string[]
}

/** What the check says of trees that hold one file each. */
function check(name: string, cases: readonly Case[]): Verdict {
  const trees = cases.map(([path, source], index) => {
    const tree = treeOf(name, index)
    for (const room of ['post', 'electron', 'renderer', dirname(path)]) mkdirSync(join(tree, room), { recursive: true })
    writeFileSync(join(tree, path), `${source}\n`)
    return tree
  })
  const { status, stderr } = spawnSync(process.execPath, ['scripts/rooms.mjs', ...trees], { encoding: 'utf8' })
  return { status, breaches: stderr.split('\n').filter((line) => line !== '') }
}

function treeOf(name: string, index: number): string {
  return join(folder, name, String(index))
}

/** The breaches in the tree of one case. */
function breachesIn({ breaches }: Verdict, name: string, index: number): string[] {
  return breaches.filter((line) => line.startsWith(join(treeOf(name, index), '/')))
}

describe('the import rules', () => {
  test('are kept by this tree', () => {
    expect(execFileSync(process.execPath, ['scripts/rooms.mjs'], { encoding: 'utf8' })).toContain('kept')
  })

  test.each(refused.map(([path, source], index) => [path, source, index] as const))(
    'refuse in %s: %s',
    (path, _source, index) => {
      const expected = `${join(treeOf('refused', index), path)}:1: `
      expect(breachesIn(ofRefused, 'refused', index)).toEqual([expect.stringContaining(expected)])
      expect(ofRefused.status).toBe(1)
    },
  )

  test.each(allowed.map(([path, source], index) => [path, source, index] as const))(
    'allow in %s: %s',
    (_path, _source, index) => {
      expect(breachesIn(ofAllowed, 'allowed', index)).toEqual([])
    },
  )

  test('end well where nothing is refused', () => {
    expect(ofAllowed).toEqual({ status: 0, breaches: [] })
  })
})
