/** A file's text, put into the bundle. */
declare module '*?raw' {
  const text: string
  export default text
}

/** A file as a `data:` URL, put into the bundle. */
declare module '*?inline' {
  const url: string
  export default url
}
