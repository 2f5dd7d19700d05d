/**
 * Checks who may import whom: the table below is the whole rule, ARCHITECTURE.md draws it. TypeScript's project
 * references keep each room to its own platform; this keeps each file to its own neighbours and packages.
 * Prints each breach with its line and exits 1. `node scripts/rooms.mjs FOLDER…` checks other trees (its test does).
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix, sep } from 'node:path'

const post = ['post/']
const packagesOfPost = [
  'markdown-it',
  'markdown-it-emoji',
  '@iarna/toml',
  'smol-toml',
  'toml-eslint-parser',
  'yaml',
  'jsonc-parser',
  'parse5',
  '@lezer/',
  'katex',
]

/** Rooms from the most particular to the widest: the first whose `of` a file begins with rules it. */
const rooms = [
  { of: 'post/front-matter/value.ts', may: [] },
  { of: 'post/', may: [...post, 'assets/'], packages: packagesOfPost },
  { of: 'electron/api.ts', may: post, typesOnly: true },
  { of: 'electron/desktop/preload.ts', may: ['electron/api.ts'], packages: ['electron'] },
  { of: 'electron/desktop/', may: ['electron/', 'post/'], not: ['electron/cli/'], packages: ['electron', 'node:'] },
  {
    of: 'electron/folder/',
    may: ['electron/folder/', 'electron/api.ts', 'electron/shell.ts', 'electron/refused.ts', 'post/', 'assets/'],
    packages: ['node:', 'chokidar', 'trash', 'valibot', '@fontsource-variable/', ...packagesOfPost],
  },
  {
    of: 'electron/web/',
    may: ['electron/', 'post/'],
    not: ['electron/desktop/', 'electron/cli/'],
    packages: ['node:', 'valibot'],
  },
  { of: 'electron/cli/', may: ['electron/', 'post/'], not: ['electron/desktop/'], packages: ['node:', 'valibot'] },
  {
    of: 'electron/',
    may: ['electron/', 'post/'],
    not: ['electron/desktop/', 'electron/web/', 'electron/cli/'],
    packages: ['node:', 'valibot'],
  },
  {
    of: 'renderer/draft/',
    may: ['renderer/draft/', 'renderer/host.ts', 'post/'],
    types: ['electron/api.ts'],
    packages: ['@codemirror/'],
  },
  {
    of: 'renderer/',
    may: ['renderer/', 'post/', 'assets/'],
    types: ['electron/api.ts'],
    packages: [
      'react',
      'react-dom',
      'react-aria-components',
      '@internationalized/date',
      'lucide-react',
      'dompurify',
      '@codemirror/',
      '@lezer/',
      '@fontsource/',
      '@fontsource-variable/',
    ],
  },
]

const roots = process.argv.length > 2 ? process.argv.slice(2) : ['.']
const imports =
  /^[ \t]*(?:import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm

const breaches = roots.flatMap((root) => sources(root).flatMap((file) => breachesOf(root, file)))

for (const breach of breaches) process.stderr.write(`${breach}\n`)
process.stdout.write(`Import rules: ${breaches.length === 0 ? 'kept' : `${breaches.length} broken`}\n`)
process.exitCode = breaches.length === 0 ? 0 : 1

function breachesOf(root, file) {
  const room = rooms.find(({ of }) => file.startsWith(of))
  if (!room) return []
  const path = join(root, file)
  const text = readFileSync(path, 'utf8')
  return [...text.matchAll(imports)].flatMap(({ 1: type, 2: target, 3: late, index }) => {
    const reason = refuse(room, file, target ?? late, Boolean(type))
    const line = text.slice(0, index).split('\n').length
    return reason ? [`${path}:${line}: ${room.of} must not import ${target ?? late} (${reason})`] : []
  })
}

/** Why a file of `room` must not import `target`, or null. */
function refuse(room, file, target, isType) {
  if (room.typesOnly && !isType) return 'only types'
  if (!target.startsWith('.')) {
    return room.packages?.some((name) => covers(name, target)) ? null : 'not one of its packages'
  }
  const path = posix.join(dirname(file), target.replace(/\?raw$/, ''))
  if (isType && room.types?.includes(path)) return null
  if (room.not?.some((other) => path.startsWith(other))) return 'another door'
  return room.may.some((other) => path.startsWith(other)) ? null : 'not one of its neighbours'
}

/** A name that ends in punctuation covers what begins with it; any other covers itself and its own files. */
function covers(name, target) {
  return /\w$/.test(name) ? target === name || target.startsWith(`${name}/`) : target.startsWith(name)
}

function sources(folder) {
  return ['post', 'electron', 'renderer'].flatMap((room) =>
    readdirSync(join(folder, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${room}/${name.split(sep).join('/')}`),
  )
}
