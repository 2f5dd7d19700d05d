/** The web door as the page sees it: calls by `POST /call`, events as one streamed `fetch`. */
import type { Bridge, HostEvent, Reply } from '../electron/api.ts'

/** Takes the session's token out of the address, so that it is in no history, link or screenshot. */
function takeToken(): string {
  const token = new URLSearchParams(location.hash.slice(1)).get('token') ?? ''
  if (token) history.replaceState(null, '', location.pathname)
  return token
}

const lost =
  'Galley’s server does not answer. Your text is kept in this page. Start it again with the same command, then save.'

export function webBridge(): Bridge {
  const token = takeToken()
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
  /** Settled once events arrive, or cannot: what a call sets off must not be told before somebody hears it. */
  let hearing: Promise<void> = Promise.resolve()

  return {
    async call(call) {
      await hearing
      try {
        const response = await fetch('/call', { method: 'POST', headers, body: JSON.stringify(call) })
        if (response.status === 401) return { error: { code: 'denied', message: sessionOver } }
        return await readReply(response)
      } catch {
        return { error: { code: 'failed', message: lost } }
      }
    },

    listen(listener) {
      const stop = new AbortController()
      hearing = new Promise((resolve) => void readEvents(headers, listener, stop.signal, resolve))
      return () => stop.abort()
    },

    pathOf: () => null,
  }
}

const sessionOver =
  'This page has no session: it was reloaded or opened without its key. Open it again from where Galley was started.'

/** A reply with bytes carries its other members in a header and the bytes as its body. */
async function readReply(response: Response): Promise<Reply> {
  const envelope = response.headers.get('x-galley-value')
  if (envelope === null) return JSON.parse(await response.text(), revive) as Reply
  const value = JSON.parse(decodeURIComponent(envelope), revive) as object
  return { value: { ...value, bytes: await readBytes(response) } }
}

/** Piece by piece: a body of megabytes that is read at once holds the page up for longer than a frame. */
async function readBytes({ body }: Response): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  const reader = body?.getReader()
  for (let next = await reader?.read(); next?.value !== undefined; next = await reader?.read()) pieces.push(next.value)
  const whole = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** Numbers that JSON lacks come as `{"$number": "12n"}`, `"NaN"`, `"Infinity"`, `"-Infinity"` or `"-0"`. */
function revive(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('$number' in value)) return value
  const { $number: text } = value
  if (typeof text !== 'string') return value
  if (/^-?\d+n$/.test(text)) return BigInt(text.slice(0, -1))
  return /^(?:NaN|-?Infinity|-0)$/.test(text) ? Number(text) : value
}

/** One JSON event a line, until the server or the page ends; starts again a second after a break. */
async function readEvents(
  headers: HeadersInit,
  listener: (event: HostEvent) => void,
  signal: AbortSignal,
  onTried: () => void,
) {
  while (!signal.aborted) {
    try {
      const response = await fetch('/events', { headers, signal }).finally(onTried)
      if (response.status === 401) return
      await readLines(response, listener)
    } catch (error) {
      if (signal.aborted) return
      if (!(error instanceof TypeError)) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

async function readLines(response: Response, listener: (event: HostEvent) => void) {
  if (!response.body) return
  let rest = ''
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    const lines = (rest + value).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (line) listener(JSON.parse(line) as HostEvent)
  }
}
