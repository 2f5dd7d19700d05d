import type { SchemeRequest, SchemeResponse } from '../wire.ts'
import { app } from './app.ts'

type Handler = (request: Request) => Response | Promise<Response>

export interface CustomScheme {
  readonly scheme: string
  readonly privileges?: { readonly standard?: boolean }
}

let privileged: readonly CustomScheme[] | null = null
const handlers = new Map<string, Handler>()

export const protocol = {
  registerSchemesAsPrivileged(schemes: readonly CustomScheme[]): void {
    if (app.isReady()) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    if (privileged !== null) throw new Error('protocol.registerSchemesAsPrivileged can be called only once')
    privileged = schemes
  },
  handle(scheme: string, handler: Handler): void {
    if (!app.isReady()) throw new Error('Session can only be received when app is ready')
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`)
    handlers.set(scheme, handler)
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
  unhandle(scheme: string): void {
    handlers.delete(scheme)
  },
}

/** Lets the handler of the URL's scheme answer. Null where there is none, or where pages cannot load the scheme. */
export async function answer({ url, method, headers }: SchemeRequest): Promise<SchemeResponse | null> {
  const scheme = new URL(url).protocol.slice(0, -1)
  const handler = handlers.get(scheme)
  const standard = privileged?.some((entry) => entry.scheme === scheme && entry.privileges?.standard === true) ?? false
  if (handler === undefined || !standard) return null
  const response = await handler(new Request(url, { method, headers: { ...headers } }))
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: new Uint8Array(await response.arrayBuffer()),
  }
}
