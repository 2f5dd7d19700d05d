import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { startPath } from '../../../electron/desktop/arguments.ts'

const here = resolve('/home/writer')

test('a folder or file on the command line is taken from where the command was given', () => {
  expect(startPath(['galley', 'blog'], here, false)).toBe(resolve(here, 'blog'))
  expect(startPath(['galley', resolve('/srv/blog/a.md')], here, false)).toBe(resolve('/srv/blog/a.md'))
})

test('the app’s own folder is passed over where Electron runs it from there', () => {
  expect(startPath(['electron', '.', 'blog'], here, true)).toBe(resolve(here, 'blog'))
  expect(startPath(['electron', '.'], here, true)).toBeNull()
})

test('Chromium’s switches are no folders, but after two hyphens all is', () => {
  expect(startPath(['galley', '--no-sandbox', '--user-data-dir=/tmp/x', 'blog'], here, false)).toBe(
    resolve(here, 'blog'),
  )
  expect(startPath(['galley', '--no-sandbox'], here, false)).toBeNull()
  expect(startPath(['galley', '--', '--odd'], here, false)).toBe(resolve(here, '--odd'))
})

test('a desktop entry may name its file by a URL', () => {
  const file = resolve('/srv/my blog/a.md')
  expect(startPath(['galley', pathToFileURL(file).href], here, false)).toBe(file)
})
