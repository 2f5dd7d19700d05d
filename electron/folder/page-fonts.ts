/** The typeface of exported pages, inside each page: Latin letters, upright and italic, at every weight. */
import italic from '@fontsource-variable/literata/files/literata-latin-wght-italic.woff2?inline'
import normal from '@fontsource-variable/literata/files/literata-latin-wght-normal.woff2?inline'

const face = (style: string, url: string) =>
  `@font-face{font-family:"Literata Variable";font-style:${style};font-weight:200 900;font-display:swap;src:url(${url}) format("woff2")}`

export const pageFonts = `${face('normal', normal)}\n${face('italic', italic)}\n`
