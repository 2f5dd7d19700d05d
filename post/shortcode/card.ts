import { escapeHtml } from '../template/escaping/filters.ts'
import { TemplateFailure } from '../template/failure.ts'
import type { Shortcode } from './node.ts'

/** A link that a card offers in place of what cannot be shown. */
export interface CardLink {
  readonly url: string
  readonly label: string
}

/** Why a shortcode cannot be shown, with a link to what it would show. */
export class CardFailure extends TemplateFailure {
  readonly link: CardLink | null

  constructor(message: string, link: CardLink | null) {
    super(message)
    this.link = link
  }
}

/** What stands where a render hook cannot write a part of the post: the hook's template, and why. */
export function hookCard(path: string, reason: string): string {
  return (
    `<div class="galley-card" role="note" aria-label="${escapeHtml(`Render hook ${path}`)}">` +
    `<p class="galley-card-name"><code>${escapeHtml(path)}</code></p>` +
    `<p class="galley-card-reason">${escapeHtml(reason)}</p></div>`
  )
}

/** What stands where a shortcode cannot be shown: its name, its arguments, and why. All of it is escaped. */
export function shortcodeCard(node: Shortcode, reason: string, link: CardLink | null = null): string {
  const args = node.arguments.map(({ name, value }) => {
    const text = escapeHtml(String(value))
    return name === null ? `<li><code>${text}</code></li>` : `<li><code>${escapeHtml(name)}</code> ${text}</li>`
  })
  const list = args.length === 0 ? '' : `<ul class="galley-card-arguments">${args.join('')}</ul>`
  const anchor =
    link === null
      ? ''
      : `<p class="galley-card-link"><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`
  return (
    `<div class="galley-card" role="note" aria-label="${escapeHtml(`Shortcode ${node.name}`)}">` +
    `<p class="galley-card-name"><code>${escapeHtml(node.name)}</code></p>${list}` +
    `<p class="galley-card-reason">${escapeHtml(reason)}</p>${anchor}</div>`
  )
}
