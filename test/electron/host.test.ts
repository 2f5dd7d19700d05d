import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { dispatch } from '../../electron/dispatch.ts'
import { defaultSettings } from '../../electron/settings.ts'
import { folderWith, temporaryFolder } from '../support/files.ts'
import { openWhole, startHost } from '../support/host.ts'

describe('Settings and recent folders', () => {
  test('are kept from one start to the next, newest first, without those that are gone', async () => {
    const stateFolder = await temporaryFolder()
    const [one, two] = [await folderWith({ 'a.md': '' }), await folderWith({ 'b.md': '' })]
    const first = await startHost({ stateFolder })
    await first.host.openFolder(one)
    await first.host.openFolder(two)
    await first.host.openFolder(one)
    await first.host.saveSettings({ ...defaultSettings, theme: 'dark' })
    const again = await startHost({ stateFolder })
    expect(await again.host.about()).toMatchObject({
      settings: { theme: 'dark' },
      recent: [{ path: one }, { path: two }],
    })
    await rm(one, { recursive: true })
    expect((await again.host.about()).recent.map(({ path }) => path)).toEqual([two])
  })

  test('that have no place yet are an error of the call that asks, and the next call tries again', async () => {
    const folder = await folderWith({ state: 'a file where the folder should be' })
    const { host } = await startHost({ stateFolder: join(folder, 'state') })
    await expect(host.about()).rejects.toThrow('EEXIST')
    await rm(join(folder, 'state'))
    expect(await host.about()).toMatchObject({ settings: defaultSettings, recent: [] })
  })

  test.each([
    '',
    '{',
    'null',
    '[]',
    '{"settings":{}}',
    '{"settings":{"theme":"pink"},"recent":[]}',
    '\0\0',
    '{"recent":"x"}',
  ])('that are damaged (%j) are moved aside, and the defaults serve', async (text) => {
    const stateFolder = await folderWith({ 'settings.json': text })
    const { host } = await startHost({ stateFolder })
    expect(await host.about()).toMatchObject({ settings: defaultSettings, recent: [] })
    expect(await readFile(join(stateFolder, 'settings.json.damaged'), 'utf8')).toBe(text)
    await host.saveSettings({ ...defaultSettings, autosave: true })
    expect((await (await startHost({ stateFolder })).host.about()).settings.autosave).toBe(true)
  })
})

describe('The start', () => {
  test('opens what was named, a file with the site around it', async () => {
    const root = await folderWith({ 'hugo.toml': '', 'content/blog/a.md': '' })
    const { host } = await startHost({ start: join(root, 'content', 'blog', 'a.md') })
    expect((await host.about()).start).toEqual({ folder: root, post: 'blog/a.md' })
  })

  test('names nothing where what was named is gone', async () => {
    const root = await folderWith({ 'a.md': '' })
    const { host } = await startHost({ start: join(root, 'gone', 'a.md') })
    expect((await host.about()).start).toBeNull()
  })

  test('shows the writer’s own copy of the sample blog the first time, and keeps what was changed in it', async () => {
    const sampleFolder = await folderWith({ 'hugo.toml': '', 'content/a.md': 'shipped' })
    const stateFolder = await temporaryFolder()
    const { host } = await startHost({ sampleFolder, stateFolder })
    const { start, sample } = await host.about()
    expect(start).toEqual({ folder: sample, post: null })
    await writeFile(join(sample ?? '', 'content', 'a.md'), 'changed')
    await host.openFolder(sample ?? '')
    const again = await (await startHost({ sampleFolder, stateFolder })).host.about()
    expect([again.sample, again.start]).toEqual([sample, null])
    expect(await readFile(join(sample ?? '', 'content', 'a.md'), 'utf8')).toBe('changed')
    expect(await readFile(join(sampleFolder, 'content', 'a.md'), 'utf8')).toBe('shipped')
    expect((await readdir(stateFolder)).sort()).toEqual(['sample-blog', 'settings.json'])
  })
})

describe('The gate', () => {
  test('An error that nobody foresaw is told in plain words, and no text of a post is logged', async () => {
    const { host } = await startHost()
    const log = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const broken = { ...host, habits: () => Promise.reject(new TypeError('“My secret diary” is not a function')) }
    const reply = await dispatch(broken, { method: 'habits', args: [] })
    const logged = log.mock.calls.map(([text]) => String(text)).join('')
    log.mockRestore()
    expect(reply).toEqual({ error: { code: 'failed', message: expect.stringMatching(/^Something went wrong/) } })
    expect(logged).toContain('TypeError')
    expect(logged).not.toContain('diary')
  })

  test('Only web and mail addresses are opened, and only the folder’s own files are shown', async () => {
    const opened: string[] = []
    const shown: string[] = []
    const under = await startHost({
      openExternal: async (url) => void opened.push(url),
      reveal: async (path) => void shown.push(path),
    })
    for (const url of [
      'file:///etc/passwd',
      'javascript:alert(1)',
      'smb://x/y',
      'data:text/html,x',
      'C:\\x',
      '',
      ' https://x',
    ]) {
      await expect(under.host.openExternal(url), url).rejects.toMatchObject({ name: 'Refused' })
    }
    await under.host.openExternal('https://example.org/')
    await under.host.openExternal('MAILTO:a@example.org')
    expect(opened).toEqual(['https://example.org/', 'MAILTO:a@example.org'])
    const root = await folderWith({ 'a.md': '' })
    await openWhole(under, root)
    await expect(under.host.reveal('/etc/passwd')).rejects.toMatchObject({ code: 'outside' })
    await under.host.reveal(join(root, 'a.md'))
    expect(shown).toEqual([join(root, 'a.md')])
  })

  test('Opening another folder leaves the first one alone', async () => {
    const [one, two] = [await folderWith({ 'a.md': 'one' }), await folderWith({ 'a.md': 'two' })]
    const under = await startHost()
    const first = await openWhole(under, one)
    const second = await openWhole(under, two)
    expect(second.id).toBeGreaterThan(first.id)
    expect((await under.host.readPost('a.md')).text).toBe('two')
    await mkdir(join(one, 'later'))
    await expect(under.host.openFolder(join(one, 'nowhere'))).rejects.toMatchObject({ code: 'missing' })
    expect((await under.host.readPost('a.md')).text).toBe('two')
  })
})
