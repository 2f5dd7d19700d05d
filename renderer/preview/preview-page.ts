/** The document in the preview's frame: its looks, and the nodes that show a picture. The frame itself runs no script. */
import design from '../../assets/page/default.css?raw'
import type { ImageFile } from '../../electron/api.ts'
import { isRightToLeft } from '../../post/page/date.ts'
import { blockOf, patchBlocks, type ShownBlock } from './blocks.ts'
import { fontFaces } from './fonts.ts'
import { Images } from './images.ts'
import { purifierFor } from './purify.ts'
import type { Picture } from './render-worker.ts'
import sheet from './sheet.css?raw'

export interface PreviewPageOptions {
  /** The image that an address in the post names, from the host. Rejects with a sentence for the writer. */
  readonly loadImage: (src: string) => Promise<ImageFile | null>
  /** Whether the frame's policy lets images of other sites load. */
  readonly remoteImages: boolean
}

/** From this many blocks on, those out of view are not laid out. */
const long = 150

export class PreviewPage {
  readonly document: Document
  readonly #purify: (html: string) => DocumentFragment
  readonly #images: Images
  readonly #content: HTMLElement
  #headerHtml: string | null = null
  #blocks: readonly ShownBlock[] = []
  readonly #stopTheme: () => void

  /** Dresses the document that a frame's `window` shows. */
  constructor(window: Window & typeof globalThis, options: PreviewPageOptions) {
    const { document } = window
    this.document = document
    this.#purify = purifierFor(window, options)
    this.#images = new Images(options.loadImage, options.remoteImages)
    const style = document.createElement('style')
    style.textContent = `${fontFaces()}\n${design}\n${sheet}`
    document.head.append(style)
    // As an exported page has them.
    this.#content = document.createElement('div')
    this.#content.className = 'galley-body'
    // By its first letter, as a post without a language may be written from right to left.
    this.#content.dir = 'auto'
    const article = document.createElement('article')
    article.append(this.#content)
    const main = document.createElement('main')
    main.className = 'galley-sheet'
    main.append(article)
    document.body.className = 'galley-page'
    document.body.replaceChildren(main)
    this.#stopTheme = followTheme(document.documentElement)
  }

  get blocks(): readonly ShownBlock[] {
    return this.#blocks
  }

  /** Shows a picture by changing only what is not shown already. */
  show({ header, headerHtml, blocks }: Picture): void {
    const root = this.document.documentElement
    root.lang = header.language
    root.dir = isRightToLeft(header.language) ? 'rtl' : 'ltr'
    this.document.title = header.title
    if (headerHtml !== this.#headerHtml) {
      this.#headerHtml = headerHtml
      while (this.#content.previousSibling) this.#content.previousSibling.remove()
      this.#content.before(...this.#nodes(headerHtml))
    }
    this.#content.classList.toggle('galley-long', blocks.length >= long)
    this.#blocks = patchBlocks(this.#content, this.#blocks, blocks, (html) => this.#nodes(html))
    this.#images.sweep(this.document)
  }

  /** Asks the host for the images again: files of the site have changed. */
  reloadImages(): void {
    this.#images.reload(this.document)
  }

  /** Scrolls to the element with an id; to the top for none or `top`. */
  scrollTo(id: string): void {
    const target = id === '' ? null : this.document.querySelector(`[id="${CSS.escape(id)}"]`)
    if (target) target.scrollIntoView({ block: 'start' })
    else if (id === '' || id === 'top') this.document.scrollingElement?.scrollTo({ top: 0 })
  }

  blockAt(node: Node): ShownBlock | null {
    return blockOf(this.#content, this.#blocks, node)
  }

  destroy(): void {
    this.#stopTheme()
    this.#images.destroy()
  }

  #nodes(html: string): readonly ChildNode[] {
    const fragment = this.#purify(html)
    this.#images.adopt(fragment)
    return [...this.document.adoptNode(fragment).childNodes]
  }
}

/** The frame's theme is the app's. */
function followTheme(root: HTMLElement): () => void {
  const app = document.documentElement
  const take = () => {
    const { theme } = app.dataset
    if (theme === undefined) delete root.dataset.theme
    else root.dataset.theme = theme
  }
  take()
  const observer = new MutationObserver(take)
  observer.observe(app, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}
