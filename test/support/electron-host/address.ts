/** Chromium cannot be taught the scheme `app:`, so a page has an https address; main sees only the real one. */
const web = 'https://galley.test'
const app = 'app://galley'

export function toWeb(url: string): string {
  return url.startsWith(app) ? web + url.slice(app.length) : url
}

export function toApp(url: string): string {
  return url.startsWith(`${web}/`) ? app + url.slice(web.length) : url
}

export function isAppAddress(url: string): boolean {
  return url.startsWith(`${web}/`)
}
