/** Functions that draw, measure or filter pictures, and `debug`. */
import { toText, want } from '../arguments.ts'
import { toJson } from '../json.ts'
import { absent } from './absent.ts'
import type { Namespace } from './table.ts'

const pictures = 'it processes a picture'

export const diagramFunctions: Namespace = {
  name: 'diagrams',
  functions: { Goat: absent('diagrams.Goat', 'it draws') },
  aliases: {},
}

export const debugFunctions: Namespace = {
  name: 'debug',
  functions: {
    Dump: (args) => {
      want('debug.Dump', args, 1)
      return toJson(args[0] ?? null, '  ', '', false)
    },
    Timer: absent('debug.Timer', 'it measures a build'),
    VisualizeSpaces: (args) => {
      want('debug.VisualizeSpaces', args, 1)
      return toText(args[0]).replace(/[ \t\r\n]/g, (space) => spaceNames.get(space) ?? space)
    },
  },
  aliases: {},
}

const spaceNames: ReadonlyMap<string, string> = new Map([
  [' ', '[SPACE]'],
  ['\t', '[TAB]'],
  ['\r', '[RETURN]'],
  ['\n', '[NEWLINE]\n'],
])

/** Filters of pictures: values that only picture processing takes. */
export const imageFilters = Object.fromEntries(
  'AutoOrient Brightness ColorBalance Colorize Contrast Dither Filter Gamma GaussianBlur Grayscale Hue Invert Mask Opacity Overlay Padding Pixelate Process QR Saturation Sepia Sigmoid Text UnsharpMask'
    .split(' ')
    .map((name) => [name, absent(`images.${name}`, pictures)]),
)
