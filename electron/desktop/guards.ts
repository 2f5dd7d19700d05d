/** What no page may do, whatever runs in it: Electron's security checklist, items 5 and 12 to 15. */
import { type Session, shell, type WebContents } from 'electron'
import { isAppUrl } from './protocol.ts'

/** The only permissions the app needs; all others are refused. */
const permissions = new Set(['clipboard-sanitized-write', 'fullscreen'])

/** Keeps a page and its frames on the app's own documents, and lets it open no window. */
export function guardContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (event) => {
    if (!mayNavigate(event.url, event.isMainFrame)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(({ url }) => {
    if (isExternalUrl(url)) setImmediate(() => void shell.openExternal(url))
    return { action: 'deny' }
  })
}

/** Refuses what a page may ask the system for, but for copying text and full screen. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) =>
    answer(permissions.has(permission) && isAppUrl(requestingUrl)),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, requestingOrigin) => permissions.has(permission) && isAppUrl(requestingOrigin),
  )
  session.setDevicePermissionHandler(() => false)
}

/** Whether the system may be asked to open this address: the web and mail, nothing that could start a program. */
export function isExternalUrl(url: string): boolean {
  return URL.canParse(url) && ['http:', 'https:', 'mailto:'].includes(new URL(url).protocol)
}

/** The window shows one document and its frames the preview's; a link to anything else leads nowhere. */
function mayNavigate(url: string, isMainFrame: boolean): boolean {
  return isAppUrl(url) && new URL(url).pathname === (isMainFrame ? '/' : '/preview.html')
}
