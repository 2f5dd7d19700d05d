import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import type { CDPSession, Page } from 'playwright-core'
import { toApp, toWeb } from './address.ts'
import { type StandIn, standIn } from './bundle.ts'
import { fromText, toText } from './page/clone.ts'
import type { Downward, Upward } from './page/preload-world.ts'
import type { MainCalls, Peer, WindowRequest } from './wire.ts'

const preloadWorld = 'Electron Isolated Context'

/** The page of one window: Chromium's, with a preload and a way to main as Electron gives them. */
export interface WindowPage {
  readonly id: number
  readonly page: Page
  readonly options: object
  load(url: string): Promise<void>
  reload(): Promise<void>
  /** To the preload's world; dropped, as in Electron, while no document is there to hear it. */
  deliver(message: Downward): Promise<void>
  close(ask: boolean): Promise<void>
  /** Whether main, and not the page, is loading just now. */
  readonly isLoading: boolean
}

export async function openPage(
  id: number,
  page: Page,
  window: WindowRequest,
  main: Peer<MainCalls>,
  handOver: (url: string) => void,
): Promise<WindowPage> {
  const devtools = await page.context().newCDPSession(page)
  let context: number | null = null
  let loading = false
  let crashed = false

  await page.setViewportSize({ width: window.width, height: window.height })
  await devtools.send('Page.enable')
  devtools.on('Runtime.executionContextCreated', ({ context: { id, name, auxData } }) => {
    if (name === preloadWorld && auxData?.frameId === mainFrameId) context = id
  })
  devtools.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    if (executionContextId === context) context = null
  })
  const mainFrameId = (await devtools.send('Page.getFrameTree')).frameTree.frame.id
  await devtools.send('Runtime.enable')
  devtools.on('Page.frameRequestedNavigation', async ({ url, frameId }) => {
    // What Chromium loads itself is decided when it asks for it; the rest it would hand to a program of the system.
    if (/^(?:https?|about|blob|data|javascript):/.test(url)) return
    if (await main.call('navigate', id, url, frameId === mainFrameId)) handOver(url)
  })
  devtools.on('Page.windowOpen', ({ url }) => void main.tell('openWindow', id, toApp(url)))
  if (window.preload !== null) await addPreload(devtools, page, window.preload, id, main)

  const deliver = async (message: Downward) => {
    if (context === null) return
    try {
      await devtools.send('Runtime.evaluate', {
        contextId: context,
        expression: `electronDeliver(${JSON.stringify(toText(message))})`,
      })
    } catch (error) {
      // The document went away while the message was on its way.
      if (!page.isClosed() && !/context|closed|crashed/i.test(String(error))) throw error
    }
  }
  devtools.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    if (name !== 'electronBinding' || executionContextId !== context) return
    void receive(fromText(payload) as Upward)
  })

  async function receive(message: Upward): Promise<void> {
    const frame = { url: toApp(page.url()), isMainFrame: true }
    switch (message.is) {
      case 'invoke':
        try {
          const value = await main.call('invoke', id, frame, message.channel, message.args)
          await deliver({ is: 'reply', id: message.id, value })
        } catch (error) {
          await deliver({
            is: 'refusal',
            id: message.id,
            message: error instanceof Error ? error.message : String(error),
          })
        }
        return
      case 'send':
        return main.tell('receive', id, frame, message.channel, message.args)
      case 'failed':
        return main.tell('contentsEvent', id, 'preload-error', { message: message.message })
    }
  }

  page.on('dialog', async (dialog) => {
    if (dialog.type() === 'beforeunload' && (await main.call('overrideUnload', id))) await dialog.accept()
    else {
      await dialog.dismiss()
      if (dialog.type() === 'beforeunload') await main.call('pageStayed', id)
    }
  })
  page.on('close', () => void main.tell('pageClosed', id))
  page.on('crash', () => {
    crashed = true
    void main.tell('contentsEvent', id, 'render-process-gone', { reason: 'crashed', exitCode: 139 })
  })

  const whileLoading = async (go: () => Promise<unknown>) => {
    loading = true
    try {
      await go()
    } finally {
      loading = false
    }
    await main.call('titled', id, await page.title())
    await main.call('loaded', id, toApp(page.url()))
  }

  return {
    id,
    page,
    options: window.options,
    deliver,
    load: (url) => whileLoading(() => page.goto(toWeb(url))),
    reload: () => whileLoading(() => page.reload()),
    // A page that has crashed has nothing to say about it.
    close: (ask) => page.close({ runBeforeUnload: ask && !crashed }),
    get isLoading() {
      return loading
    },
  }
}

async function addPreload(
  devtools: CDPSession,
  page: Page,
  file: string,
  id: number,
  main: Peer<MainCalls>,
): Promise<void> {
  const source = readFileSync(file, 'utf8')
  const refused = syntaxError(source)
  if (refused !== null) {
    page.on(
      'domcontentloaded',
      () => void main.tell('contentsEvent', id, 'preload-error', { preloadPath: file, message: refused }),
    )
    return
  }
  const names = [randomUUID(), randomUUID()] as const
  const made = await standIn()
  await devtools.send('Runtime.addBinding', { name: 'electronBinding', executionContextName: preloadWorld })
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldScript(made, names) })
  await devtools.send('Page.addScriptToEvaluateOnNewDocument', {
    source: preloadScript(made, names, source),
    worldName: preloadWorld,
  })
}

function mainWorldScript({ mainWorld }: StandIn, [up, down]: readonly [string, string]): string {
  return `(() => { ${mainWorld}\nworld.start(${JSON.stringify(down)}, ${JSON.stringify(up)}) })()`
}

function preloadScript({ preloadWorld }: StandIn, [up, down]: readonly [string, string], preload: string): string {
  const names = [up, down, process.platform].map((name) => JSON.stringify(name)).join(', ')
  return `(() => { ${preloadWorld}\nworld.start(${names}, (require, process, exports, module) => { ${preload}\n}) })()`
}

/** A sandboxed preload is a CommonJS script; `import` and `export` end it, with V8's words. */
function syntaxError(source: string): string | null {
  try {
    new Script(`(() => { ${source}\n})`)
    return null
  } catch (error) {
    if (error instanceof SyntaxError) return `SyntaxError: ${error.message}`
    throw error
  }
}
