/** Images of the site as the host gives them: bytes, shown under a `blob:` address that lives as long as it is shown. */
import { useEffect, useState } from 'react'
import { HostRefusal, host } from '../host.ts'

export type ShownImage =
  | { readonly state: 'none' | 'loading' | 'missing' }
  | { readonly state: 'refused'; readonly message: string }
  | {
      readonly state: 'shown'
      readonly url: string
      readonly bytes: number
      /** Null where the file does not say. */
      readonly width: number | null
      readonly height: number | null
    }

/** The image that `name` means in `post`; `none` for the empty name and where `wanted` is false. */
export function useImage(post: string, name: string, wanted = true): ShownImage {
  const [image, setImage] = useState<ShownImage>({ state: 'none' })
  useEffect(() => {
    if (!wanted || name.trim() === '') return setImage({ state: 'none' })
    if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(name))
      return setImage({ state: 'refused', message: 'On the web, not in this folder' })
    let url: string | null = null
    let gone = false
    const load = async () => {
      const next = await read(post, name)
      if (gone) return
      if (next === null) return setImage({ state: 'missing' })
      if (typeof next === 'string') return setImage({ state: 'refused', message: next })
      url = URL.createObjectURL(next.blob)
      setImage({ state: 'shown', url, bytes: next.blob.size, width: next.width, height: next.height })
    }
    setImage((now) => (now.state === 'shown' ? now : { state: 'loading' }))
    // While a name is typed, the files that its beginnings may name are not asked for.
    const timer = setTimeout(() => void load(), 120)
    return () => {
      gone = true
      clearTimeout(timer)
      if (url) URL.revokeObjectURL(url)
    }
  }, [post, name, wanted])
  return image
}

/** The image, null where there is none, or why it cannot be had. */
async function read(post: string, name: string) {
  try {
    const file = await host.image(post, name)
    if (!file) return null
    const { width, height, bytes, type } = file
    return { blob: new Blob([new Uint8Array(bytes)], { type }), width, height }
  } catch (error) {
    if (!(error instanceof HostRefusal)) throw error
    return error.message
  }
}

/** `84 kB`, `1.2 MB`. */
export function byteSize(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} kB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
