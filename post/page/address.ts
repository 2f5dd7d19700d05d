/** Addresses in a page: which may be followed, which may be shown. */

const linkSchemes = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'xmpp', 'irc', 'ircs', 'geo', 'magnet', 'ftp'])
const imageData = /^data:image\/(?:png|gif|jpe?g|webp|avif|bmp|x-icon|svg\+xml)[;,]/i

/** What a browser makes of an address before it looks at its scheme: tabs and line ends go, and control characters around it. */
function seen(address: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken off
  return address.replace(/[\t\n\r]/g, '').replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '')
}

function schemeOf(address: string): string | null {
  return /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase() ?? null
}

/** The address of a link, or null where following it could run something. */
export function linkAddress(address: string): string | null {
  const clean = seen(address)
  const scheme = schemeOf(clean)
  return scheme === null || linkSchemes.has(scheme) ? clean : null
}

/** Where an image comes from: within the page's own site or data, from elsewhere, or from nowhere it may. */
export function imageAddress(address: string): { readonly url: string; readonly remote: boolean } | null {
  const clean = seen(address)
  if (imageData.test(clean) || /^blob:/i.test(clean)) return { url: clean, remote: false }
  const scheme = schemeOf(clean)
  if (scheme === 'http' || scheme === 'https' || /^[\\/]{2}/.test(clean)) return { url: clean, remote: true }
  return scheme === null ? { url: clean, remote: false } : null
}

/** Whether an address leads to another site. */
export function isRemote(address: string): boolean {
  return /^(?:https?:|[\\/]{2})/i.test(seen(address))
}

/** The host of an absolute address, without `www.`; '' where there is none. */
export function hostOf(address: string): string {
  return (/^(?:[a-z][a-z0-9+.-]*:)?\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(seen(address))?.[1] ?? '').replace(/^www\./i, '')
}
