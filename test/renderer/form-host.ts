/** Stands in for the host's bridge in tests of the form: a folder with two images, and posts that use some tags. */
import type { Bridge, Habits, ImageEntry } from '../../electron/api.ts'

const images: readonly ImageEntry[] = [
  { name: 'red.png', path: 'static/red.png', bytes: 4 },
  { name: 'blue.png', path: 'static/blue.png', bytes: 4 },
]

/** Addresses of images that are asked for, in order. */
export const asked: string[] = []

const bridge: Bridge = {
  async call({ method, args }) {
    if (method === 'images') return { value: images }
    if (method !== 'image') return { error: { code: 'unsupported', message: `The test has no ${method}.` } }
    const name = String(args[1])
    asked.push(name)
    if (!images.some((image) => image.name === name)) return { value: null }
    return { value: { path: `static/${name}`, type: 'image/png', width: 1, height: 1, bytes: await onePixel(name) } }
  },
  listen: () => () => {},
  pathOf: () => null,
}

async function onePixel(name: string): Promise<Uint8Array> {
  const canvas = new OffscreenCanvas(1, 1)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('No canvas here.')
  context.fillStyle = name.replace('.png', '')
  context.fillRect(0, 0, 1, 1)
  return new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())
}

Object.defineProperty(window, 'galley', { value: bridge })

export const habits: Habits = {
  posts: 12,
  fields: [
    {
      path: ['tags'],
      kinds: [{ kind: 'list', count: 12 }],
      count: 12,
      sections: { blog: 12 },
      values: [
        { text: 'release', count: 9 },
        { text: 'runtime', count: 4 },
        { text: 'Müller', count: 1 },
      ],
      example: { kind: 'list', items: [{ kind: 'string', text: 'release' }] },
    },
    {
      path: ['slug'],
      kinds: [{ kind: 'string', count: 3 }],
      count: 3,
      sections: { blog: 3 },
      values: [],
      example: { kind: 'string', text: 'a-slug' },
    },
    {
      path: ['image'],
      kinds: [{ kind: 'string', count: 5 }],
      count: 5,
      sections: { blog: 5 },
      values: [{ text: 'red.png', count: 5 }],
      example: { kind: 'string', text: 'red.png' },
    },
  ],
  archetypes: { '': [['toc', { kind: 'boolean', value: true }]] },
}
