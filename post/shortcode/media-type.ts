import { Thing } from '../template/value.ts'

const types: ReadonlyMap<string, string> = new Map(
  Object.entries({
    png: 'image/png',
    jpg: 'image/jpeg',
    jpeg: 'image/jpeg',
    jpe: 'image/jpeg',
    jif: 'image/jpeg',
    jfif: 'image/jpeg',
    gif: 'image/gif',
    webp: 'image/webp',
    avif: 'image/avif',
    heic: 'image/heic',
    heif: 'image/heif',
    svg: 'image/svg+xml',
    bmp: 'image/bmp',
    tif: 'image/tiff',
    tiff: 'image/tiff',
    mp4: 'video/mp4',
    mpg: 'video/mpeg',
    mpeg: 'video/mpeg',
    webm: 'video/webm',
    ogv: 'video/ogg',
    avi: 'video/x-msvideo',
    '3gpp': 'video/3gpp',
    '3gp': 'video/3gpp',
    mp3: 'audio/mpeg',
    wav: 'audio/wav',
    oga: 'audio/ogg',
    ogg: 'audio/ogg',
    mid: 'audio/midi',
    midi: 'audio/midi',
    ttf: 'font/ttf',
    otf: 'font/otf',
    woff: 'font/woff',
    woff2: 'font/woff2',
    txt: 'text/plain',
    css: 'text/css',
    scss: 'text/x-scss',
    sass: 'text/x-sass',
    less: 'text/less',
    csv: 'text/csv',
    html: 'text/html',
    htm: 'text/html',
    js: 'text/javascript',
    jsm: 'text/javascript',
    mjs: 'text/javascript',
    ts: 'text/typescript',
    tsx: 'text/tsx',
    jsx: 'text/jsx',
    ics: 'text/calendar',
    md: 'text/markdown',
    mdown: 'text/markdown',
    markdown: 'text/markdown',
    adoc: 'text/asciidoc',
    org: 'text/org',
    rst: 'text/rst',
    pdf: 'application/pdf',
    zip: 'application/zip',
    gz: 'application/gzip',
    json: 'application/json',
    geojson: 'application/geo+json',
    jsonld: 'application/ld+json',
    xml: 'application/xml',
    rss: 'application/rss+xml',
    toml: 'application/toml',
    yaml: 'application/yaml',
    yml: 'application/yaml',
    webmanifest: 'application/manifest+json',
    wasm: 'application/wasm',
    eot: 'application/vnd.ms-fontobject',
  }),
)

/** The media type that a file name tells. */
export function mediaTypeOf(name: string): string {
  const file = name.slice(name.lastIndexOf('/') + 1)
  const extension = file.includes('.') ? file.slice(file.lastIndexOf('.') + 1).toLowerCase() : ''
  return types.get(extension) ?? 'application/octet-stream'
}

/** A media type as templates see it: https://gohugo.io/methods/resource/mediatype/ */
export function mediaTypeObject(type: string): Thing {
  const [main = '', whole = ''] = type.split('/')
  const suffixes = [...types].filter(([, known]) => known === type).map(([suffix]) => suffix)
  return new Thing(
    'media.Type',
    {
      Type: () => type,
      MainType: () => main,
      SubType: () => whole.replace(/\+.*$/, ''),
      Suffixes: () => suffixes,
      FirstSuffix: () =>
        new Thing('media.SuffixInfo', { Suffix: () => suffixes[0] ?? '', FullSuffix: () => `.${suffixes[0] ?? ''}` }),
      String: () => type,
    },
    type,
  )
}
