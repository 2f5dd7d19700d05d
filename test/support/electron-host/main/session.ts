import type { Permission } from '../wire.ts'
import { engine } from './engine.ts'
import { protocol } from './protocol.ts'

type RequestHandler = (
  contents: object,
  permission: string,
  answer: (granted: boolean) => void,
  details: object,
) => void
type CheckHandler = (contents: object | null, permission: string, origin: string, details: object) => boolean

let onRequest: RequestHandler | null = null
let onCheck: CheckHandler | null = null
let onDevice: (() => boolean) | null = null

const defaultSession = {
  protocol,
  setPermissionRequestHandler(handler: RequestHandler | null): void {
    onRequest = handler
  },
  setPermissionCheckHandler(handler: CheckHandler | null): void {
    onCheck = handler
  },
  setDevicePermissionHandler(handler: (() => boolean) | null): void {
    onDevice = handler
  },
  addWordToSpellCheckerDictionary(word: string): boolean {
    void engine.call('record', 'learned', word)
    return true
  },
}

export const session = { defaultSession }

/** What main says to a page that asks; Electron grants what no handler refuses, but for devices. */
export async function permitted(contents: object, permission: string, url: string): Promise<Permission> {
  const device = permission === 'device'
  const details = { isMainFrame: true, requestingUrl: url }
  const checked = device ? (onDevice?.() ?? false) : (onCheck?.(contents, permission, url, details) ?? true)
  const granted = await new Promise<boolean>((resolve) => {
    if (onRequest === null || device) resolve(checked)
    else onRequest(contents, permission, resolve, details)
  })
  return { checked, granted }
}
