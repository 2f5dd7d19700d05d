/** The images of one post in the preview: bytes from the host, shown by `blob:` URLs; a label where there is nothing to show. */
import type { ImageFile } from '../../electron/api.ts'

type Loaded = { readonly url: string } | { readonly message: string }

interface Entry {
  /** Null while it is on its way. */
  loaded: Loaded | null
  readonly waiting: Set<HTMLImageElement>
  readonly done: Promise<void>
}

export class Images {
  readonly #load: (src: string) => Promise<ImageFile | null>
  readonly #remote: boolean
  #entries = new Map<string, Entry>()
  #over = false

  /**
   * `load` asks the host, and may reject with a sentence for the writer; `remote` lets images of other sites be
   * fetched by the frame itself.
   */
  constructor(load: (src: string) => Promise<ImageFile | null>, remote: boolean) {
    this.#load = load
    this.#remote = remote
  }

  /** Takes the addresses of all images below `root` away before it is put on a page, and shows what they name. */
  adopt(root: DocumentFragment): void {
    for (const image of root.querySelectorAll('img')) {
      const src = image.getAttribute('src')?.trim() ?? ''
      delete image.dataset.src
      if (/^data:image\//i.test(src) || (this.#remote && isRemote(src))) continue
      image.removeAttribute('src')
      if (image.parentNode === root) wrap(image)
      if (src === '') label(image, 'It has no address.')
      else if (isRemote(src)) label(image, `It is on another site: ${hostOf(src)}`)
      else this.#show(image, src)
    }
  }

  /** Asks again for every image below `root`; each stays as it is until the answer is there. */
  reload(root: ParentNode): void {
    const old = this.#entries
    this.#entries = new Map()
    const left = new Set<string>()
    for (const { loaded } of old.values()) if (loaded && 'url' in loaded) left.add(loaded.url)
    for (const image of root.querySelectorAll<HTMLImageElement>('img[data-src]')) {
      const src = image.dataset.src ?? ''
      const entry = this.#entries.get(src) ?? this.#begin(src)
      entry.waiting.add(image)
    }
    void Promise.all([...this.#entries.values()].map(({ done }) => done)).then(() => {
      for (const url of left) URL.revokeObjectURL(url)
    })
  }

  /** Lets go of what no image of `root` shows any more. */
  sweep(root: ParentNode): void {
    const used = new Set([...root.querySelectorAll('img')].map((image) => image.dataset.src))
    for (const [src, { loaded }] of this.#entries) {
      if (used.has(src) || !loaded) continue
      if ('url' in loaded) URL.revokeObjectURL(loaded.url)
      this.#entries.delete(src)
    }
  }

  destroy(): void {
    this.#over = true
    for (const { loaded } of this.#entries.values()) if (loaded && 'url' in loaded) URL.revokeObjectURL(loaded.url)
    this.#entries.clear()
  }

  #show(image: HTMLImageElement, src: string) {
    image.dataset.src = src
    const entry = this.#entries.get(src) ?? this.#begin(src)
    if (entry.loaded) return fill(image, entry.loaded)
    label(image, 'Loading')
    entry.waiting.add(image)
  }

  #begin(src: string): Entry {
    const waiting = new Set<HTMLImageElement>()
    const done = this.#fetch(src).then((loaded) => {
      if (this.#over && 'url' in loaded) return URL.revokeObjectURL(loaded.url)
      entry.loaded = loaded
      for (const image of waiting) fill(image, loaded)
      waiting.clear()
    })
    const entry: Entry = { loaded: null, waiting, done }
    this.#entries.set(src, entry)
    return entry
  }

  async #fetch(src: string): Promise<Loaded> {
    try {
      const file = await this.#load(src)
      if (!file) return { message: `No image is at ${src}` }
      return { url: URL.createObjectURL(new Blob([new Uint8Array(file.bytes)], { type: file.type })) }
    } catch (error) {
      return { message: error instanceof Error ? error.message : String(error) }
    }
  }
}

function fill(image: HTMLImageElement, loaded: Loaded) {
  if ('message' in loaded) return label(image, loaded.message)
  labelOf(image)?.remove()
  image.hidden = false
  image.src = loaded.url
}

/** Stands in for an image, which waits hidden behind it: a browser's own sign for a lacking image says nothing. */
function label(image: HTMLImageElement, detail: string) {
  image.hidden = true
  labelOf(image)?.remove()
  const document = image.ownerDocument
  const made = document.createElement('span')
  made.className = 'galley-image'
  made.dataset.label = ''
  for (const [name, text] of [
    ['galley-image-name', image.alt || nameOf(image.dataset.src ?? '')],
    ['galley-image-detail', detail],
  ] as const) {
    const part = document.createElement('span')
    part.className = name
    part.textContent = text
    made.append(part, ' ')
  }
  image.before(made)
}

function labelOf(image: HTMLImageElement): Element | null {
  const before = image.previousElementSibling
  return before?.matches('[data-label]') ? before : null
}

/** Gives an image that is a node of the page's own a parent to share with its label. */
function wrap(image: HTMLImageElement) {
  const made = image.ownerDocument.createElement('span')
  made.style.display = 'contents'
  image.replaceWith(made)
  made.append(image)
}

const isRemote = (src: string): boolean => /^(?:https?:)?\/\//i.test(src)
const hostOf = (src: string): string => URL.parse(src, 'https://galley.invalid/')?.host ?? src
const nameOf = (src: string): string => src.split('/').at(-1) || 'Image'
