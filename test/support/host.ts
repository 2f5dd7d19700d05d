/** A host without a window, on real folders. */
import { onTestFinished } from 'vitest'
import type { Host, HostEvent, HostEvents } from '../../electron/api.ts'
import { createHost } from '../../electron/host.ts'
import type { Shell } from '../../electron/shell.ts'
import type { SiteKit } from '../../post/render/site.ts'
import { unpackKit } from '../../post/site/packed.ts'
import { temporaryFolder } from './files.ts'

export interface HostUnderTest {
  readonly host: Host
  readonly events: readonly HostEvent[]
  /** Resolves with the first event, past or to come, that `wanted` accepts. */
  event<E extends keyof HostEvents>(type: E, wanted?: (data: HostEvents[E]) => boolean): Promise<HostEvents[E]>
}

/** Starts a host whose state is in a folder of its own. `shell` replaces parts of its shell. */
export async function startHost(shell: Partial<Shell> = {}): Promise<HostUnderTest> {
  const events: HostEvent[] = []
  const listeners = new Set<() => void>()
  const host = createHost({
    door: 'desktop',
    stateFolder: await temporaryFolder(),
    start: null,
    sampleFolder: null,
    browsable: [],
    chooseFolder: async () => null,
    trash: async () => {},
    reveal: async () => {},
    openExternal: async () => {},
    setDocument: () => {},
    setMenu: () => {},
    opened: () => {},
    emit: (event) => {
      events.push(event)
      for (const listener of listeners) listener()
    },
    ...shell,
  })
  onTestFinished(() => host.close())
  return {
    host,
    events,
    event: (type, wanted = () => true) =>
      new Promise((resolve) => {
        const look = () => {
          const found = events
            .flatMap(({ type: told, data }) => (told === type ? [data as HostEvents[typeof type]] : []))
            .find(wanted)
          if (found === undefined) return
          listeners.delete(look)
          resolve(found)
        }
        listeners.add(look)
        look()
      }),
  }
}

/** The kit of the open folder, as a page reads it. */
export async function kitOf(host: Host): Promise<SiteKit> {
  return unpackKit(new TextDecoder().decode((await host.siteKit()).bytes))
}

/** Opens `folder` and waits until its list is complete. */
export async function openWhole({ host, event }: HostUnderTest, folder: string) {
  const site = await host.openFolder(folder)
  await event('indexed', (data) => data.site === site.id && data.finished)
  return site
}
