/** The kit as it comes from the host: bytes that the page hands to the worker, which alone needs all of it. */
import type { PackedKit } from '../../electron/api.ts'
import { plainKit, type SiteKit } from '../../post/render/site.ts'
import { packKit, unpackKit } from '../../post/site/packed.ts'

export function packed(kit: SiteKit): PackedKit {
  return { revision: kit.revision, bytes: new TextEncoder().encode(packKit(kit)) }
}

/** The kit of a folder that is no site. */
export const plainPackedKit: PackedKit = packed(plainKit)

const read = new WeakMap<PackedKit, SiteKit>()

/** The kit in the page, for what is rarely asked: where a link leads. Takes a moment on a large site. */
export function unpacked(kit: PackedKit): SiteKit {
  const known = read.get(kit)
  if (known !== undefined) return known
  const made = unpackKit(new TextDecoder().decode(kit.bytes))
  read.set(kit, made)
  return made
}
