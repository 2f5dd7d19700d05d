/** Runs a site's render hooks for one rendering of a page. */
import type { Attribute } from '../markdown/attributes.ts'
import { separateOptions } from '../markdown/code-block.ts'
import type {
  CodeOccasion,
  HeadingOccasion,
  ImageOccasion,
  LinkOccasion,
  PassageOccasion,
  QuoteOccasion,
  RenderHooks,
  TableOccasion,
  TableRow,
} from '../markdown/hook.ts'
import { languageOf, pageObjects } from '../shortcode/page.ts'
import { environmentOf } from '../shortcode/run.ts'
import type { RunContext } from '../shortcode/run-context.ts'
import { toText } from '../template/arguments.ts'
import { executeTemplate } from '../template/evaluate.ts'
import { TemplateFailure } from '../template/failure.ts'
import { memberOf } from '../template/member.ts'
import { Dictionary, Safe, Thing, type Value } from '../template/value.ts'
import { alertOf } from './alert.ts'
import { embeddedImage, embeddedLink, embeddedUse } from './embedded.ts'
import { createHookLibrary, type Hook, type HookPage } from './library.ts'

/** Told where a hook fails; answers with what stands in its place. */
export type HookFailed = (hook: Hook, message: string) => string

/** Hooks within hooks deeper than this are runaways: one that renders Markdown with a link in it for each link. */
const deepest = 16

/** The hooks that write the page that is rendered; none of them throws. */
export function pageHooks(context: RunContext, failed: HookFailed): RenderHooks {
  const library = createHookLibrary(context.kit)
  const page = library.isEmpty ? null : hookPage(context)
  const find = (...names: string[]) => (page === null ? null : library.find(names, page))
  const runner = new Runner(context, failed)
  const link = find('link')
  const image = find('image')
  const heading = find('heading')
  const table = find('table')
  const blockquote = {
    alert: find('blockquote-alert', 'blockquote'),
    regular: find('blockquote-regular', 'blockquote'),
  }
  const passage = { block: find('passthrough-block', 'passthrough'), inline: find('passthrough-inline', 'passthrough') }
  return {
    ...linkHook(link, context, runner),
    ...imageHook(image, context, runner),
    ...(heading && { heading: (occasion) => runner.run(heading, headingContext(occasion)) }),
    ...(table && { table: (occasion) => runner.run(table, tableContext(occasion)) }),
    ...((blockquote.alert ?? blockquote.regular) && {
      blockquote: (occasion) => {
        const alert = alertOf(occasion.text)
        const hook = alert === null ? blockquote.regular : blockquote.alert
        return hook === null ? null : runner.run(hook, quoteContext(occasion, alert))
      },
    }),
    ...((passage.block ?? passage.inline) && {
      passthrough: (occasion) => {
        const hook = occasion.isBlock ? passage.block : passage.inline
        return hook === null ? null : runner.run(hook, passageContext(occasion))
      },
    }),
    ...(page !== null && {
      codeBlock: (language: string) => {
        const hook = find(...(language === '' ? [] : [`codeblock-${language}`]), 'codeblock')
        return hook === null ? null : (occasion: CodeOccasion) => runner.run(hook, codeContext(occasion))
      },
    }),
  }
}

function hookPage(context: RunContext): HookPage {
  const type = toText(memberOf(pageObjects(context).page, 'Type', []))
  return { path: context.page.path, type, language: languageOf(context) }
}

function linkHook(hook: Hook | null, context: RunContext, runner: Runner): Pick<RenderHooks, 'link'> {
  const embedded = embeddedUse('link', context.kit.config)
  if (embedded === 'always' || (embedded === 'fallback' && hook === null))
    return { link: (occasion) => embeddedLink(occasion, context) }
  return hook === null ? {} : { link: (occasion) => runner.run(hook, linkContext(occasion)) }
}

function imageHook(hook: Hook | null, context: RunContext, runner: Runner): Pick<RenderHooks, 'image'> {
  const embedded = embeddedUse('image', context.kit.config)
  if (embedded === 'always' || (embedded === 'fallback' && hook === null))
    return { image: (occasion) => embeddedImage(occasion, context) }
  return hook === null ? {} : { image: (occasion) => runner.run(hook, imageContext(occasion)) }
}

type Members = { readonly [name: string]: () => Value }

class Runner {
  readonly #context: RunContext
  readonly #failed: HookFailed
  #depth = 0

  constructor(context: RunContext, failed: HookFailed) {
    this.#context = context
    this.#failed = failed
  }

  run(hook: Hook, members: Members): string {
    const { page, position } = pageObjects(this.#context)
    const dot = new Thing('hooks.Context', {
      Page: () => page,
      PageInner: () => page,
      Position: () => position(0),
      ...members,
    })
    this.#depth++
    try {
      if (this.#depth > deepest) throw new TemplateFailure('render hooks call each other without end')
      return executeTemplate(hook.template(), dot, environmentOf(this.#context))
    } catch (failure) {
      if (failure instanceof TemplateFailure) return this.#failed(hook, failure.located)
      if (failure instanceof RangeError) return this.#failed(hook, 'The template needs more memory than there is.')
      throw failure
    } finally {
      this.#depth--
    }
  }
}

function common(occasion: { readonly ordinal: number; readonly attributes: readonly Attribute[] }): Members {
  const attributes = new Dictionary(occasion.attributes)
  return { Ordinal: () => BigInt(occasion.ordinal), Attributes: () => attributes }
}

function linkContext(link: LinkOccasion): Members {
  return {
    ...common(link),
    Destination: () => link.destination,
    Title: () => link.title,
    Text: () => new Safe('HTML', link.text),
    PlainText: () => link.plainText,
  }
}

function imageContext(image: ImageOccasion): Members {
  return { ...linkContext(image), IsBlock: () => image.isBlock }
}

function headingContext(heading: HeadingOccasion): Members {
  return {
    ...common(heading),
    Level: () => BigInt(heading.level),
    Anchor: () => heading.anchor,
    Text: () => new Safe('HTML', heading.text),
    PlainText: () => heading.plainText,
  }
}

function quoteContext(quote: QuoteOccasion, alert: ReturnType<typeof alertOf>): Members {
  return {
    ...common(quote),
    Type: () => (alert === null ? 'regular' : 'alert'),
    AlertType: () => alert?.type ?? '',
    AlertTitle: () => new Safe('HTML', alert?.title ?? ''),
    AlertSign: () => alert?.sign ?? '',
    Text: () => new Safe('HTML', alert?.text ?? quote.text),
  }
}

function codeContext(code: CodeOccasion): Members {
  const { options, own } = separateOptions(code.attributes)
  return {
    ...common({ ...code, attributes: own }),
    Type: () => code.language,
    Inner: () => code.code,
    Options: () => new Dictionary(options.map(([name, value]) => [name, typed(value)])),
  }
}

/** `[1,"3-4"]` is given as `1 3-4`, which is what `highlight` takes. */
function typed(value: string): Value {
  if (value === 'true' || value === 'false') return value === 'true'
  if (/^\d{1,9}$/.test(value)) return BigInt(value)
  return value.startsWith('[') ? value.replace(/[[\]"]/g, '').replace(/\s*,\s*/g, ' ') : value
}

function tableContext(table: TableOccasion): Members {
  const rows = (source: readonly TableRow[]) =>
    source.map((row) =>
      row.map(
        ({ text, alignment }) =>
          new Thing('hooks.TableCell', { Text: () => new Safe('HTML', text), Alignment: () => alignment }),
      ),
    )
  return { ...common(table), THead: () => rows(table.head), TBody: () => rows(table.body) }
}

function passageContext(passage: PassageOccasion): Members {
  return { ...common(passage), Type: () => (passage.isBlock ? 'block' : 'inline'), Inner: () => passage.text }
}
