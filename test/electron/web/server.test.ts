import { request } from 'node:http'
import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { HostEvent } from '../../../electron/api.ts'
import { startServer } from '../../../electron/web/server.ts'
import { folderWith, temporaryFolder, writeFiles } from '../../support/files.ts'
import { startHost } from '../../support/host.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>'

async function serve() {
  const rendererFolder = await folderWith({
    'index.html': '<!doctype html><style nonce="NONCE"></style>',
    'preview.html': '<!doctype html>',
    'assets/main.js': 'export {}',
    'assets/secret.key': 'not for anyone',
  })
  const home = await temporaryFolder()
  const under = await startHost({ door: 'web', browsable: [home] })
  const server = await startServer({ host: under.host, rendererFolder, port: 0 })
  onTestFinished(() => server.close())
  return { ...server, home, under, port: Number(new URL(server.origin).port) }
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
}

function ask(port: number, path: string, method: string, headers: Record<string, string>, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers, setHost: false, agent: false },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
        )
        response.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

const about = JSON.stringify({ method: 'about', args: [] })

describe('Who is answered', () => {
  test('Only a request with the right host, origin, token, method and type reaches the host', async () => {
    const { port, origin, token } = await serve()
    const right = `127.0.0.1:${port}`
    const hosts = [
      right,
      `localhost:${port}`,
      `rebind.test:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
      `[::1]:${port}`,
      `${right}.evil.test`,
      `0.0.0.0:${port}`,
    ]
    const origins = [
      origin,
      undefined,
      'null',
      'https://evil.test',
      `http://localhost:${port}`,
      `http://127.0.0.1:${port + 1}`,
      `${origin}.evil.test`,
      'file://',
    ]
    const tokens = [
      `Bearer ${token}`,
      undefined,
      'Bearer ',
      `Bearer ${token.slice(1)}`,
      `Bearer ${'A'.repeat(43)}`,
      token,
      `bearer ${token}`,
      `Basic ${token}`,
    ]
    const types = [
      'application/json',
      'application/json; charset=utf-8',
      'text/plain',
      undefined,
      'application/x-www-form-urlencoded',
      'multipart/form-data',
    ]
    const methods = ['POST', 'GET', 'PUT', 'DELETE', 'OPTIONS']
    const sites = [undefined, 'same-origin', 'none', 'cross-site', 'same-site']
    let tried = 0
    const wrong: string[] = []
    const questions: (() => Promise<void>)[] = []
    for (const host of hosts)
      for (const from of origins)
        for (const authorization of tokens)
          for (const type of types)
            for (const method of methods)
              for (const site of sites) {
                // Every single fault in every company, and every pair of faults alone.
                const faults = [
                  host !== right,
                  from !== origin,
                  authorization !== `Bearer ${token}`,
                  !type?.startsWith('application/json'),
                  method !== 'POST',
                  site === 'cross-site' || site === 'same-site',
                ].filter(Boolean).length
                const plain = type !== types[1] && site !== 'same-origin' && site !== 'none'
                if (faults > (plain ? 2 : 1)) continue
                questions.push(async () => {
                  const headers: Record<string, string> = { host }
                  if (from !== undefined) headers.origin = from
                  if (authorization !== undefined) headers.authorization = authorization
                  if (type !== undefined) headers['content-type'] = type
                  if (site !== undefined) headers['sec-fetch-site'] = site
                  const { status, body } = await ask(port, '/call', method, headers, method === 'POST' ? about : '')
                  tried++
                  const passed = body.includes('version')
                  if (passed !== (faults === 0) || passed !== (status === 200))
                    wrong.push(JSON.stringify({ headers, method, status }))
                })
              }
    while (questions.length > 0) await Promise.all(questions.splice(0, 64).map((question) => question()))
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThan(500)
  })

  test('Without the token there are only the app’s own files, and no folder or state', async () => {
    const { port } = await serve()
    const headers = { host: `127.0.0.1:${port}` }
    for (const path of ['/', '/index.html', '/preview.html', '/preview.html?remote', '/assets/main.js']) {
      expect((await ask(port, path, 'GET', headers)).status, path).toBe(200)
    }
    const hidden = [
      '/call',
      '/events',
      '/assets/secret.key',
      '/assets/',
      '/assets',
      '/../package.json',
      '/..%2fpackage.json',
      '/%2e%2e/package.json',
      '//etc/passwd',
      '/etc/passwd',
      '/assets/../../package.json',
      '/index.html/',
      '/\\..\\package.json',
      '/settings.json',
      '/%00index.html',
      '/favicon.ico',
    ]
    for (const path of hidden) {
      const { status, body } = await ask(port, path, 'GET', headers)
      expect([401, 404], path).toContain(status)
      expect(body.toString(), path).not.toMatch(/galley"|not for anyone|root:/)
    }
  })

  test('A navigation from the redirect file gets the page and nothing else does', async () => {
    const { port, token, origin } = await serve()
    const cross = { host: `127.0.0.1:${port}`, 'sec-fetch-site': 'cross-site' }
    const navigation = { ...cross, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
    expect((await ask(port, '/', 'GET', navigation)).status).toBe(200)
    expect((await ask(port, '/', 'GET', cross)).status).toBe(403)
    expect((await ask(port, '/', 'GET', { ...navigation, 'sec-fetch-dest': 'iframe' })).status).toBe(403)
    const call = { ...navigation, authorization: `Bearer ${token}`, origin, 'content-type': 'application/json' }
    expect((await ask(port, '/call', 'POST', call, about)).status).toBe(403)
  })

  test('It listens on this machine’s own address only', async () => {
    const { port } = await serve()
    const others = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ internal, family }) => !internal && family === 'IPv4')
    for (const { address } of others) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = connect({ host: address, port }, () => resolve(true))
        socket.on('error', () => resolve(false))
        socket.on('connect', () => socket.destroy())
      })
      expect(reached, address).toBe(false)
    }
  })

  test('A broken call is refused in words and does not end the server', async () => {
    const { port, token, origin } = await serve()
    const headers = {
      host: `127.0.0.1:${port}`,
      origin,
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    }
    const send = (body: string) => ask(port, '/call', 'POST', headers, body)
    expect((await send('{')).status).toBe(400)
    const calls = [
      'null',
      '1',
      '[]',
      '{}',
      '{"method":"about"}',
      '{"method":"nope","args":[]}',
      '{"method":"__proto__","args":[]}',
      '{"method":"constructor","args":[]}',
      '{"method":"close","args":[]}',
      '{"method":"about","args":[1]}',
      '{"method":"readPost","args":[{"path":"a"}]}',
      '{"method":"saveSettings","args":[{}]}',
    ]
    for (const call of calls) {
      const { status, body } = await send(call)
      expect(status).toBe(200)
      expect(JSON.parse(body.toString()), call).toMatchObject({ error: { code: 'bad-call' } })
    }
    expect((await send(about)).status).toBe(200)
  })
})

describe('What is answered', () => {
  test('Each document has its own policy, and every response forbids guessing, referring and embedding', async () => {
    const { port } = await serve()
    const get = (path: string) => ask(port, path, 'GET', { host: `127.0.0.1:${port}` })
    const [app, preview, remote, script, none] = await Promise.all(
      ['/', '/preview.html', '/preview.html?remote', '/assets/main.js', '/nope.html'].map(get),
    )
    const policy = (answer: Answer | undefined) => answer?.headers['content-security-policy']
    const nonce = /'nonce-([^']+)'/.exec(String(policy(app)))?.[1]
    expect(app?.body.toString()).toBe(`<!doctype html><style nonce="${nonce}"></style>`)
    expect(policy(app)).toBe(
      `default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'`,
    )
    expect(policy(preview)).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src blob: data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
    )
    expect(policy(remote)).toContain('img-src blob: data: https:;')
    for (const answer of [app, preview, remote, script, none]) {
      expect(answer?.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
      })
      expect(answer?.headers['set-cookie']).toBeUndefined()
      expect(policy(answer)).toMatch(/^default-src 'none'/)
    }
    const again = await get('/')
    expect(again.body).not.toEqual(app?.body)
  })

  test('Bytes travel as they are, and numbers that JSON lacks arrive', async () => {
    const { port, token, origin, home } = await serve()
    await writeFiles(home, {
      'blog/hugo.toml': '',
      'blog/content/a.md': '+++\nbig = 9007199254740993\ninfinite = inf\n+++\n',
      'blog/static/ö.svg': svg,
    })
    const headers = {
      host: `127.0.0.1:${port}`,
      origin,
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    }
    const call = (method: string, ...args: unknown[]) =>
      ask(port, '/call', 'POST', headers, JSON.stringify({ method, args }))
    expect(JSON.parse((await call('openFolder', join(home, 'blog'))).body.toString())).toMatchObject({
      value: { name: 'blog' },
    })
    const image = await call('image', 'a.md', '/ö.svg')
    expect(image.body.toString()).toBe(svg)
    expect(JSON.parse(decodeURIComponent(String(image.headers['x-galley-value'])))).toEqual({
      path: 'static/ö.svg',
      type: 'image/svg+xml',
      width: 3,
      height: 2,
    })
    const habits = (await call('habits')).body.toString()
    expect(habits).toContain('{"$number":"9007199254740993n"}')
    expect(habits).toContain('{"$number":"Infinity"}')
  })

  test('Events are streamed, one line each, to whoever has the token', async () => {
    const { origin, token, emit, visited } = await serve()
    const stop = new AbortController()
    const response = await fetch(`${origin}/events`, {
      headers: { authorization: `Bearer ${token}` },
      signal: stop.signal,
    })
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
    await reader?.read()
    const event: HostEvent = { type: 'command', data: { id: 'save\n2028' } }
    emit(event)
    const { value = '' } = (await reader?.read()) ?? {}
    expect(value.endsWith('\n')).toBe(true)
    expect(JSON.parse(value)).toEqual(event)
    await visited
    stop.abort()
    expect((await fetch(`${origin}/events`)).status).toBe(401)
  })

  test('Folders are listed and opened below the browsable ones only', async () => {
    const { under, home } = await serve()
    await writeFiles(home, { 'b/hugo.toml': '', 'a/x.md': '', '.hidden/y.md': '', 'file.txt': '' })
    expect(await under.host.listFolders(null)).toEqual({ path: home, parent: null, folders: ['a', 'b'], site: false })
    expect(await under.host.listFolders(join(home, 'b'))).toEqual({
      path: join(home, 'b'),
      parent: home,
      folders: [],
      site: true,
    })
    for (const path of ['/', '/etc', join(home, '..'), `${home}/a/../..`, 'a', '', `${home}-evil`]) {
      await expect(under.host.listFolders(path), path).rejects.toMatchObject({ name: 'Refused' })
      await expect(under.host.openFolder(path), path).rejects.toMatchObject({ name: 'Refused' })
    }
    await expect(under.host.startExport({ posts: 'all', out: '/etc/pages', drafts: false })).rejects.toMatchObject({
      code: 'outside',
    })
  })
})
