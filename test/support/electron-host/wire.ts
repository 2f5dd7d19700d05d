/** What crosses between the two processes of the stand-in: the app's main process, and the test that has the browser. */

/** What main asks of the browser. Windows are named by their id. */
export interface EngineCalls {
  createWindow(id: number, window: WindowRequest): void
  load(id: number, url: string): void
  reload(id: number): void
  /** `webContents.send`. */
  deliver(id: number, channel: string, args: readonly unknown[]): void
  /** Closes the page: asking it first (`beforeunload`), or at once. */
  closePage(id: number, ask: boolean): void
  setMenu(menu: readonly MenuEntry[]): void
  popupMenu(menu: readonly MenuEntry[]): void
  showDialog(dialog: ShownDialog): DialogAnswer
  record(what: 'opened' | 'revealed' | 'trashed' | 'learned' | 'inserted' | 'recent', value: string): void
}

/** What the browser, and the test behind it, tell and ask main. */
export interface MainCalls {
  /** `ipcRenderer.invoke` from a frame. Rejects as the handler does. */
  invoke(id: number, frame: FrameState, channel: string, args: readonly unknown[]): unknown
  /** `ipcRenderer.send`. */
  receive(id: number, frame: FrameState, channel: string, args: readonly unknown[]): void
  /** A request that a registered scheme answers; null where none does. */
  request(request: SchemeRequest): SchemeResponse | null
  /** `will-frame-navigate`: whether the page may go there. */
  navigate(id: number, url: string, isMainFrame: boolean): boolean
  /** `setWindowOpenHandler`: whether the page may open a window. */
  openWindow(id: number, url: string): boolean
  /** `will-prevent-unload`: whether the page's wish to stay is passed over. */
  overrideUnload(id: number): boolean
  /** Something happened to a page that main may listen for. */
  contentsEvent(id: number, name: string, details: object): void
  loaded(id: number, url: string): void
  titled(id: number, title: string): void
  pageClosed(id: number): void
  pageStayed(id: number): void
  /** The writer presses the window's close button. */
  closeWindow(id: number): void
  clickMenu(kind: 'bar' | 'popup', what: string): void
  permission(id: number, permission: string, url: string): Permission
  /** `open-file` (macOS): whether main took it. */
  openFile(path: string): boolean
  activate(): void
  quit(): void
  /** Main's timers go off that are no longer than this. */
  passTime(milliseconds: number): void
}

export interface WindowRequest {
  /** Absolute path of the preload script, or null. */
  readonly preload: string | null
  readonly width: number
  readonly height: number
  /** The options as main gave them, but for what cannot be sent. */
  readonly options: object
}

/** What main's two handlers say: the one asked before a page may try, and the one asked when it does. */
export interface Permission {
  readonly checked: boolean
  readonly granted: boolean
}

export interface FrameState {
  readonly url: string
  readonly isMainFrame: boolean
}

export interface SchemeRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
}

export interface SchemeResponse {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

export interface MenuEntry {
  readonly id: string | null
  readonly label: string
  readonly role: string | null
  readonly type: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio'
  readonly accelerator: string | null
  readonly enabled: boolean
  readonly checked: boolean
  readonly submenu: readonly MenuEntry[]
}

export type ShownDialog =
  | {
      readonly kind: 'open'
      readonly title: string
      readonly defaultPath: string | null
      readonly properties: readonly string[]
    }
  | {
      readonly kind: 'message'
      readonly message: string
      readonly detail: string
      readonly buttons: readonly string[]
      readonly defaultId: number
      readonly cancelId: number
    }

/** Paths chosen in an open dialog (none: cancelled), or the button pressed in a message box. */
export type DialogAnswer = { readonly paths: readonly string[] } | { readonly button: number }

type Calls<Side> = {
  [M in keyof Side]: Side[M] extends (...args: infer A) => infer R ? (...args: A) => R | Promise<R> : never
}
type Handlers<Side> = { [M in keyof Side]: Calls<Side>[M] }

/** The other process. */
export interface Peer<Side> {
  call<M extends keyof Side & string>(
    method: M,
    ...args: Side[M] extends (...args: infer A) => unknown ? A : never
  ): Promise<Side[M] extends (...args: never) => infer R ? R : never>
  /** Tells without waiting. It does not matter where the other process has ended; all else that goes wrong does. */
  tell<M extends keyof Side & string>(
    method: M,
    ...args: Side[M] extends (...args: infer A) => unknown ? A : never
  ): Promise<void>
  /** Rejects what waits for an answer, and all later calls: the other process has ended. */
  end(reason: () => Error): void
}

/** Either end of the channel that `child_process` gives. */
export interface Port {
  /** Drops the message where the other process has ended. */
  send(message: object): void
  listen(hear: (message: object) => void): void
}

type Packet =
  | { readonly id: number; readonly method: string; readonly args: readonly unknown[] }
  | { readonly reply: number; readonly value: unknown }
  | { readonly reply: number; readonly error: string }

/** Answers the other side's calls with `handlers`, and calls it. Errors cross as their message. */
export function connect<Ours, Theirs>(port: Port, handlers: Handlers<Ours>): Peer<Theirs> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let last = 0
  let ended: (() => Error) | null = null

  const answer = async (id: number, method: string, args: readonly unknown[]) => {
    try {
      const handler = handlers[method as keyof Ours] as (...args: readonly unknown[]) => unknown
      port.send({ reply: id, value: await handler(...args) })
    } catch (error) {
      port.send({ reply: id, error: error instanceof Error ? `${error.name}: ${error.message}` : String(error) })
    }
  }
  port.listen((message) => {
    const packet = message as Packet
    if ('method' in packet) {
      void answer(packet.id, packet.method, packet.args)
      return
    }
    const call = waiting.get(packet.reply)
    waiting.delete(packet.reply)
    if ('error' in packet) call?.reject(new Error(packet.error))
    else call?.resolve(packet.value)
  })
  const peer: Peer<Theirs> = {
    async tell(method, ...args) {
      try {
        await peer.call(method, ...args)
      } catch (error) {
        if (ended === null) throw error
      }
    },
    end(reason) {
      ended = reason
      for (const { reject } of waiting.values()) reject(reason())
      waiting.clear()
    },
    call(method, ...args) {
      if (ended !== null) return Promise.reject(ended())
      const id = ++last
      const result = new Promise((resolve, reject) => waiting.set(id, { resolve, reject }))
      port.send({ id, method, args })
      return result as ReturnType<Peer<Theirs>['call']> as never
    },
  }
  return peer
}
