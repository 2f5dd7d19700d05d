/** The pieces of a body once its shortcodes are known. Offsets are UTF-16 units of the body. */

/** `{{< >}}` is standard: its output is inserted after Markdown. `{{% %}}` is markdown: its output is Markdown's input. */
export type Notation = 'standard' | 'markdown'

/** An argument's value as Hugo types it: an unquoted `true`, `12` or `1.5` is no string. `from`/`to` are its source with quotes. */
export interface Argument {
  readonly name: string | null
  readonly value: string | number | boolean
  readonly from: number
  readonly to: number
}

export interface Shortcode {
  readonly kind: 'shortcode'
  readonly name: string
  readonly notation: Notation
  readonly arguments: readonly Argument[]
  /** What stands between the opening and the closing tag; null where there is no closing tag. */
  readonly inner: readonly BodyNode[] | null
  /** `{{< name.inline >}}`: its inner content is its template. */
  readonly inline: boolean
  /** Position among the shortcodes of the same parent, from 0. */
  readonly ordinal: number
  /** White space before the tag where nothing else is before it on its line. */
  readonly indentation: string
  /** The whole of it, closing tag included. */
  readonly from: number
  readonly to: number
  /** The opening tag, `{{<` to `>}}`. */
  readonly tag: { readonly from: number; readonly to: number }
}

/** Text between shortcodes; of an escaped shortcode without its comment markers, so `text` may be shorter than its source. */
export interface Text {
  readonly kind: 'text'
  readonly text: string
  readonly from: number
  readonly to: number
}

export type BodyNode = Shortcode | Text
