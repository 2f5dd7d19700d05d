/** The app's own static files, with the policy that each document gets. Both doors answer requests with it. */
import { readFile } from 'node:fs/promises'
import { below } from '../folder/inside.ts'
import { errorCode, Refused } from '../refused.ts'

export interface AppFile {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

const types: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json; charset=utf-8',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
  txt: 'text/plain; charset=utf-8',
}

/** On every response: nothing is guessed, nothing is told to others, nothing can be embedded or opened by others. */
export const guards: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
}

/**
 * The file of the built renderer that `pathname` (of a URL, as it stands there) names; `/` is the app itself.
 * `nonce` takes the place of `NONCE` in the app's document, for its styles.
 */
export async function appFile(
  rendererFolder: string,
  pathname: string,
  search: string,
  nonce: string,
): Promise<AppFile> {
  const path = pathname === '/' ? 'index.html' : pathname.slice(1)
  const extension = path.slice(path.lastIndexOf('.') + 1)
  const type = types[extension]
  const bytes = type === undefined ? null : await readOwn(rendererFolder, path)
  if (type === undefined || bytes === null) {
    const headers = { ...guards, 'content-type': 'text/plain; charset=utf-8', 'content-security-policy': closed }
    return { status: 404, headers, body: Buffer.from('There is no such page.\n') }
  }
  const headers = { ...guards, 'content-type': type, 'content-security-policy': policyOf(path, search, nonce) }
  if (path !== 'index.html') return { status: 200, headers, body: bytes }
  return { status: 200, headers, body: Buffer.from(bytes.toString('utf8').replaceAll('NONCE', nonce)) }
}

const closed = "default-src 'none'; frame-ancestors 'none'"

function policyOf(path: string, search: string, nonce: string): string {
  if (path === 'index.html') {
    return [
      "default-src 'none'",
      "script-src 'self'",
      "worker-src 'self'",
      `style-src 'self' 'nonce-${nonce}'`,
      "img-src 'self' data: blob:",
      "font-src 'self' data:",
      "connect-src 'self'",
      "frame-src 'self'",
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; ')
  }
  if (path === 'preview.html') {
    return [
      "default-src 'none'",
      "style-src 'unsafe-inline'",
      "font-src 'self'",
      search === '?remote' ? 'img-src blob: data: https:' : 'img-src blob: data:',
      "form-action 'none'",
      "base-uri 'none'",
      "frame-ancestors 'self'",
    ].join('; ')
  }
  // A worker takes its policy from its own response: it computes, and reaches nothing.
  if (path.endsWith('.js')) return "default-src 'none'; script-src 'self'; frame-ancestors 'none'"
  return closed
}

async function readOwn(folder: string, path: string): Promise<Buffer | null> {
  try {
    return await readFile(below(folder, path))
  } catch (error) {
    if (error instanceof Refused || ['ENOENT', 'EISDIR', 'ENOTDIR', 'ENAMETOOLONG'].includes(errorCode(error) ?? ''))
      return null
    throw error
  }
}
