import type { Page, Route } from 'playwright-core'
import { isAppAddress, toApp } from './address.ts'
import type { WindowPage } from './page.ts'
import type { MainCalls, Peer } from './wire.ts'

/** Lets main answer for its own scheme, and asks it about each navigation that it has not begun itself. */
export async function answer(
  route: Route,
  windows: ReadonlyMap<number, Promise<WindowPage>>,
  main: Peer<MainCalls>,
): Promise<void> {
  const request = route.request()
  const url = request.url()
  if (request.isNavigationRequest()) {
    const window = await windowWith(pageOf(route), windows)
    // Only a document lets Playwright see a window that a page has opened, and close it.
    if (window === null) return route.fulfill({ status: 200, contentType: 'text/html', body: '' })
    const isMainFrame = request.frame() === window.page.mainFrame()
    const own = isMainFrame && window.isLoading
    if (!own && !(await main.call('navigate', window.id, toApp(url), isMainFrame))) {
      // No content: the page stays where it is, as after a navigation that was prevented.
      return route.fulfill({ status: 204 })
    }
  }
  if (!isAppAddress(url)) return route.continue()
  const response = await main.call('request', { url: toApp(url), method: request.method(), headers: request.headers() })
  if (response === null) return route.abort('addressunreachable')
  const { status, headers, body } = response
  return route.fulfill({ status, headers, body: Buffer.from(body) })
}

async function windowWith(
  page: Page | null,
  windows: ReadonlyMap<number, Promise<WindowPage>>,
): Promise<WindowPage | null> {
  for (const opening of windows.values()) {
    const window = await opening
    if (window.page === page) return window
  }
  return null
}

/** The page that a navigation belongs to; null for one that has just been opened, which Playwright does not know yet. */
function pageOf(route: Route): Page | null {
  try {
    return route.request().frame().page()
  } catch {
    return null
  }
}

/** Chromium has made the window before main could refuse it; it is closed before it can show anything. */
export async function closePopup(page: Page, windows: ReadonlyMap<number, Promise<WindowPage>>): Promise<void> {
  if ((await windowWith(page, windows)) === null) await page.close()
}
