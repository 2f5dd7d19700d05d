declare module 'markdown-it-emoji/lib/data/full.mjs' {
  const characters: { readonly [name: string]: string }
  export default characters
}
