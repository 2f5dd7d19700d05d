/** What stands in a page for things that it does not load: videos, frames and other sites' pictures. */
import { hostOf, isRemote, linkAddress } from './address.ts'
import { attribute, text } from './markup.ts'

/** A card that names what is embedded and links to it. `label` is the element's own title, if it has one. */
export function embedCard(address: string, label: string, kind: 'frame' | 'video' | 'audio' | 'script'): string {
  const { name, url } = embedded(address, kind)
  const link = linkAddress(url)
  const title = label.trim() === '' ? name : label.trim()
  const detail = title === name ? hostOf(url) : name
  const content = `<span class="galley-embed-name">${text(title)}</span>${detail === '' ? '' : ` <span class="galley-embed-detail">${text(detail)}</span>`}`
  if (link === null || link === '') return `<span class="galley-embed">${content}</span>`
  const away = isRemote(link) ? ' rel="noopener noreferrer"' : ''
  return `<a class="galley-embed" ${attribute('href', link)}${away}>${content}</a>`
}

/** A note in place of a picture that another site holds. */
export function remoteImageNote(address: string, description: string): string {
  const label = description.trim() === '' ? 'Picture' : description.trim()
  return `<span class="galley-image"><span class="galley-image-name">${text(label)}</span> <span class="galley-image-detail">${text(hostOf(address))}</span></span>`
}

function embedded(address: string, kind: string): { name: string; url: string } {
  const url = address.startsWith('//') ? `https:${address}` : address
  const host = hostOf(url).toLowerCase()
  const youtube = /\/(?:embed|v|shorts)\/([\w-]{1,64})/.exec(url)?.[1]
  if (/(?:^|\.)youtube(?:-nocookie)?\.com$/.test(host)) {
    return { name: 'YouTube video', url: youtube === undefined ? url : `https://www.youtube.com/watch?v=${youtube}` }
  }
  const vimeo = /\/video\/(\d+)/.exec(url)?.[1]
  if (/(?:^|\.)vimeo\.com$/.test(host)) {
    return { name: 'Vimeo video', url: vimeo === undefined ? url : `https://vimeo.com/${vimeo}` }
  }
  if (host === 'gist.github.com') return { name: 'GitHub gist', url: url.replace(/\.js(?:\?.*)?$/, '') }
  if (kind === 'video' || kind === 'audio') return { name: kind === 'video' ? 'Video' : 'Audio', url }
  return { name: host === '' ? 'Embedded page' : `Embedded from ${host}`, url }
}
