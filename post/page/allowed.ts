/** The elements and attributes that a page may hold. Everything else goes, or goes and leaves its content. */

const words = (text: string) => new Set(text.trim().split(/\s+/))

export const htmlElements = words(`
  a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup data dd del details dfn
  div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd label legend li main
  mark nav ol p picture pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th
  thead time tr tt u ul var wbr fieldset menu meter progress search`)

/** Gone with all that is in them. */
export const removedElements = words(`
  script style template annotation annotation-xml noscript object embed applet param base meta link title head frame frameset noframes noembed
  xmp plaintext textarea select option optgroup datalist portal dialog canvas map area source track slot`)

export const voidElements = words('br col hr img input wbr')

export const globalAttributes = words(`class id title lang dir role tabindex translate hidden datetime cite`)

export const htmlAttributes: { readonly [element: string]: ReadonlySet<string> } = {
  a: words('href rel hreflang'),
  img: words('src alt width height loading decoding'),
  ol: words('start reversed type'),
  ul: words('type'),
  li: words('value'),
  td: words('colspan rowspan headers align valign width height bgcolor'),
  th: words('colspan rowspan headers scope abbr align valign width height bgcolor'),
  tr: words('align valign bgcolor'),
  table: words('align border cellpadding cellspacing width bgcolor'),
  col: words('span width'),
  colgroup: words('span width'),
  caption: words('align'),
  details: words('open name'),
  input: words('type checked disabled'),
  data: words('value'),
  meter: words('value min max low high optimum'),
  progress: words('value max'),
  font: words('color size face'),
  div: words('align'),
  p: words('align'),
  h1: words('align'),
  h2: words('align'),
  h3: words('align'),
  h4: words('align'),
  h5: words('align'),
  h6: words('align'),
  hr: words('align width size noshade'),
}

/** Names as the parser gives them: with their capitals. */
export const svgElements = words(`
  svg g path circle ellipse rect line polyline polygon text tspan defs linearGradient radialGradient stop title desc
  marker symbol use clipPath mask pattern`)

export const svgAttributes = words(`
  viewBox width height x y x1 y1 x2 y2 cx cy r rx ry fx fy d points transform fill fill-opacity fill-rule stroke
  stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-dasharray stroke-dashoffset stroke-miterlimit opacity
  offset stop-color stop-opacity gradientUnits gradientTransform spreadMethod preserveAspectRatio font-family font-size
  font-weight font-style text-anchor dominant-baseline alignment-baseline dx dy rotate textLength lengthAdjust
  clip-path clip-rule clipPathUnits mask maskUnits maskContentUnits marker-start marker-mid marker-end markerWidth
  markerHeight markerUnits refX refY orient patternUnits patternContentUnits patternTransform vector-effect href color
  visibility shape-rendering text-rendering`)

export const mathElements = words(`
  math mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom menclose msub msup msubsup munder
  mover munderover mmultiscripts mprescripts none mtable mtr mtd semantics`)

export const mathAttributes = words(`
  display displaystyle scriptlevel mathvariant mathsize mathcolor mathbackground dir accent accentunder align columnalign
  columnlines columnspacing columnspan depth fence form frame framespacing height largeop linethickness lspace maxsize
  minsize movablelimits notation rowalign rowlines rowspacing rowspan rspace separator stretchy symmetric voffset width`)
