/**
 * The web door: the host over HTTP, for this machine's browser alone.
 *
 * `POST /call` takes `{method, args}` and answers a reply; `GET /events` streams events, one line of JSON each (an
 * empty line is a sign of life). Both want `Authorization: Bearer TOKEN`. Everything else is the app's own files.
 */
import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Host, HostEvent } from '../api.ts'
import { dispatch } from '../dispatch.ts'
import { appFile, guards } from './files.ts'
import { createSession } from './session.ts'
import { encodeReply, toJson } from './wire.ts'

export interface WebServer {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string
  /** The app's address with the token in its fragment. */
  readonly url: string
  readonly token: string
  /** Resolves once a page that holds the token has asked for something. */
  readonly visited: Promise<void>
  emit(event: HostEvent): void
  /** Ends all connections, event streams too. */
  close(): Promise<void>
}

export interface WebServerOptions {
  readonly host: Host
  readonly rendererFolder: string
  /** 0: any that is free. */
  readonly port: number
}

/** A post of 64 MB as JSON, at worst six bytes a character. */
const largestCall = 400 << 20
const signOfLife = 15_000

/** Listens on 127.0.0.1 only. Rejects where the port is taken. */
export async function startServer({ host, rendererFolder, port }: WebServerOptions): Promise<WebServer> {
  const session = createSession()
  const streams = new Set<ServerResponse>()
  let origin = ''
  let arrived = () => {}
  const visited = new Promise<void>((resolve) => {
    arrived = resolve
  })

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      process.stderr.write(`galley: a request failed: ${error instanceof Error ? error.name : typeof error}\n`)
      if (response.headersSent) response.destroy()
      else refuse(response, 500, 'Something went wrong inside Galley.')
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A name that leads here by a trick of DNS is still another name.
    if (`http://${request.headers.host}` !== origin) return refuse(response, 403, 'This address is not Galley’s.')
    const { method = '', headers } = request
    if (headers.origin !== undefined && headers.origin !== origin)
      return refuse(response, 403, 'Galley answers its own pages only.')
    const site = headers['sec-fetch-site']
    // The redirect file that opens the app is of another site; it may lead here, and nothing more.
    const opens =
      headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document' && method === 'GET'
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !opens) {
      return refuse(response, 403, 'Galley answers its own pages only.')
    }
    const target = request.url ?? '/'
    const query = target.indexOf('?')
    const pathname = query === -1 ? target : target.slice(0, query)
    const search = query === -1 ? '' : target.slice(query)

    if (pathname === '/call' || pathname === '/events') {
      if (!session.allows(headers.authorization)) {
        return refuse(response, 401, 'This page has no key. Open Galley again from where it was started.')
      }
      arrived()
      if (pathname === '/events') return method === 'GET' ? stream(response) : wrongMethod(response, 'GET')
      if (method !== 'POST') return wrongMethod(response, 'POST')
      // A page of another origin cannot leave this out: its browser would have sent it.
      if (headers.origin !== origin) return refuse(response, 403, 'Galley answers its own pages only.')
      if (headers['content-type']?.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
        return refuse(response, 415, 'Calls are JSON.')
      }
      return call(request, response)
    }
    if (method !== 'GET' && method !== 'HEAD') return wrongMethod(response, 'GET')
    const file = await appFile(rendererFolder, pathname, search, randomBytes(16).toString('base64'))
    response.writeHead(file.status, { ...file.headers, 'content-length': file.body.byteLength })
    response.end(method === 'HEAD' ? undefined : file.body)
  }

  async function call(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    let length = 0
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length
      if (length > largestCall) return refuse(response, 413, 'The call is too large.')
      chunks.push(chunk)
    }
    let message: unknown
    try {
      message = JSON.parse(Buffer.concat(chunks).toString('utf8'))
    } catch {
      return refuse(response, 400, 'The call is not JSON.')
    }
    const reply = encodeReply(await dispatch(host, message))
    response.writeHead(200, { ...guards, ...reply.headers, 'content-length': reply.body.byteLength })
    response.end(reply.body)
  }

  function stream(response: ServerResponse): void {
    response.writeHead(200, { ...guards, 'content-type': 'application/x-ndjson' })
    response.write('\n')
    streams.add(response)
    response.on('close', () => streams.delete(response))
  }

  const pulse = setInterval(() => {
    for (const response of streams) response.write('\n')
  }, signOfLife)
  pulse.unref()

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    origin,
    url: `${origin}/#token=${session.token}`,
    token: session.token,
    visited,
    emit: (event) => {
      const line = `${toJson(event)}\n`
      for (const response of streams) response.write(line)
    },
    close: async () => {
      clearInterval(pulse)
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
    },
  }
}

function wrongMethod(response: ServerResponse, allowed: string): void {
  response.setHeader('allow', allowed)
  refuse(response, 405, `Only ${allowed} is answered here.`)
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  const body = Buffer.from(`${sentence}\n`)
  response.writeHead(status, {
    ...guards,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'content-type': 'text/plain; charset=utf-8',
    'content-length': body.byteLength,
    connection: 'close',
  })
  response.end(body)
}
