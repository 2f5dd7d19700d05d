import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findFolder } from '../../../electron/folder/open.ts'
import { answerQuestions, siteFiles } from '../../../electron/folder/site-files.ts'
import { folderWith } from '../../support/files.ts'

const site = {
  'hugo.toml': 'theme = "t"\n',
  'content/a.md': 'text of a',
  'notes/n.txt': 'a note',
  'assets/own.css': 'own',
  'themes/t/assets/own.css': 'theme',
  'themes/t/assets/more/of.css': 'more',
}

async function opened() {
  const root = await folderWith(site)
  return { root, files: siteFiles((await findFolder(root)).folder) }
}

test('Texts are found in the site, its content, and what it mounts, its own before its themes’', async () => {
  const { files } = await opened()
  expect(files.text('content', 'a.md')).toBe('text of a')
  expect(files.text('site', 'notes/n.txt')).toBe('a note')
  expect(files.text('assets', 'own.css')).toBe('own')
  expect(files.text('assets', 'more/of.css')).toBe('more')
  expect(files.text('assets', 'none.css')).toBeNull()
  expect(files.text('site', 'notes')).toBeNull()
})

test('A folder names what is in it', async () => {
  const { files } = await opened()
  expect(files.folder('site', 'notes')).toEqual([{ name: 'n.txt', folder: false, bytes: 6 }])
  expect(files.folder('site', '')?.map(({ name }) => name)).toEqual([
    'assets',
    'content',
    'hugo.toml',
    'notes',
    'themes',
  ])
  expect(files.folder('site', 'notes/n.txt')).toBeNull()
})

test('Nothing outside the site is read, by path or by link', async () => {
  const { root, files } = await opened()
  const secret = await folderWith({ 'secret.txt': 'secret', 'below/x.txt': 'secret' })
  await symlink(join(secret, 'secret.txt'), join(root, 'notes/link.txt'))
  await symlink(join(secret, 'below'), join(root, 'notes/linked'))
  await mkdir(join(root, 'assets/deep'))
  await writeFile(join(root, 'assets/deep/x.txt'), 'inside')
  await symlink(join(root, 'assets/deep/x.txt'), join(root, 'notes/good.txt'))
  for (const path of [
    'notes/link.txt',
    'notes/linked/x.txt',
    '../secret.txt',
    join(secret, 'secret.txt'),
    'notes/../../x',
    'a\0b',
  ]) {
    for (const root of ['site', 'content', 'assets', 'static'] as const) expect(files.text(root, path), path).toBeNull()
  }
  expect(files.folder('site', 'notes/linked')).toBeNull()
  expect(files.folder('site', '..')).toBeNull()
  expect(files.folder('site', 'notes')?.map(({ name }) => name)).toEqual(['good.txt', 'n.txt'])
  expect(files.text('site', 'notes/good.txt')).toBe('inside')
})

test('Questions are answered in their order', async () => {
  const root = await folderWith(site)
  const { folder } = await findFolder(root)
  expect(
    answerQuestions(folder, [
      { what: 'text', root: 'site', path: 'notes/n.txt' },
      { what: 'folder', root: 'site', path: 'none' },
      { what: 'text', root: 'content', path: 'a.md' },
    ]),
  ).toEqual(['a note', null, 'text of a'])
})
