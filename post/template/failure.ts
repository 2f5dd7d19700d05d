/** Why a template cannot be read or run. Lines and columns count from 1; 0 where the place is not known. */
export class TemplateFailure extends Error {
  readonly line: number
  readonly column: number
  readonly template: string

  constructor(message: string, place?: { readonly template?: string; readonly line: number; readonly column: number }) {
    super(message)
    this.name = 'TemplateFailure'
    this.line = place?.line ?? 0
    this.column = place?.column ?? 0
    this.template = place?.template ?? ''
  }

  /** The same failure with its place, where it had none. */
  at(template: string, line: number, column: number): TemplateFailure {
    return this.line > 0 ? this : new TemplateFailure(this.message, { template, line, column })
  }

  /** The message with the place before it: `shortcodes/x.html:3:7: …`. */
  get located(): string {
    return this.line > 0 ? `${this.template}:${this.line}:${this.column}: ${this.message}` : this.message
  }
}

/** A limit that is reached: the run ends here, whatever the template says. */
export class LimitFailure extends TemplateFailure {
  override at(template: string, line: number, column: number): TemplateFailure {
    return this.line > 0 ? this : new LimitFailure(this.message, { template, line, column })
  }
}
