import { randomBytes } from 'node:crypto'
import { protocol as protocols } from 'electron'
import { appFile } from '../web/files.ts'

/** Where the app's own pages live. */
export const appOrigin = 'app://galley'

/** Makes `app:` a scheme like https. Must run before `app` is ready, once. */
export function registerAppScheme(): void {
  protocols.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Answers `app://galley/…` with the files of `rendererFolder`, each page with its content policy. */
export function serveApp(rendererFolder: string): void {
  protocols.handle('app', async (request) => {
    if (!isAppUrl(request.url)) return new Response(null, { status: 404 })
    if (request.method !== 'GET') return new Response(null, { status: 405, headers: { allow: 'GET' } })
    const { pathname, search } = new URL(request.url)
    const { status, headers, body } = await appFile(
      rendererFolder,
      pathname,
      search,
      randomBytes(16).toString('base64'),
    )
    return new Response(body, { status, headers })
  })
}

/**
 * Whether a URL belongs to the app. Scheme and host are compared and not `origin`: for a scheme that the URL standard
 * does not know, Node's `URL` says `null` there, whatever the host.
 */
export function isAppUrl(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}` === appOrigin
}
