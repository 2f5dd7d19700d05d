/** Main's end of the channel to the process that has the browser. */
import { connect, type EngineCalls, type MainCalls, type Peer, type Port } from '../wire.ts'

type Handlers = {
  [M in keyof MainCalls]: (
    ...args: Parameters<MainCalls[M]>
  ) => ReturnType<MainCalls[M]> | Promise<ReturnType<MainCalls[M]>>
}

const port: Port = {
  send: (message) => {
    // Once the test has let go of the process there is nobody to tell.
    if (process.connected) process.send?.(message)
  },
  listen: (hear) => process.on('message', (message) => hear(message as object)),
}

let peer: Peer<EngineCalls> | null = null

/** Answers the browser's calls from now on. */
export function serve(handlers: Handlers): void {
  peer = connect<MainCalls, EngineCalls>(port, handlers)
}

export const engine: Pick<Peer<EngineCalls>, 'call'> = {
  call(method, ...args) {
    if (peer === null) throw new Error('The browser is not connected yet.')
    return peer.call(method, ...args)
  },
}
