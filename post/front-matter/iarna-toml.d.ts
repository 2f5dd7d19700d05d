/** The parser alone: the package's main module also brings its stream reader, which needs Node. */
declare module '@iarna/toml/parse-string.js' {
  /** Reads a TOML document; throws a `TomlError` where it is not one. */
  export default function parse(toml: string): { [key: string]: unknown }
}
