import { readFileSync } from 'node:fs'

/** Galley's version: that of the nearest `package.json` above this file, in a checkout and in a build alike. */
export function readVersion(): string {
  for (let at = new URL('./', import.meta.url); ; at = new URL('../', at)) {
    const version = versionIn(new URL('package.json', at))
    if (version !== null) return version
    if (at.pathname === new URL('../', at).pathname) throw new Error('Galley’s package.json is missing.')
  }
}

function versionIn(file: URL): string | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return null
  }
  const { name, version } = JSON.parse(text) as { name?: unknown; version?: unknown }
  return name === 'galley' && typeof version === 'string' ? version : null
}
