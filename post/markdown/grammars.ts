/** Grammars for code in posts, by the names of languages. */
import type { Parser } from '@lezer/common'
import { parser as cpp } from '@lezer/cpp'
import { parser as css } from '@lezer/css'
import { parser as go } from '@lezer/go'
import { configureNesting, parser as html } from '@lezer/html'
import { parser as java } from '@lezer/java'
import { parser as javascript } from '@lezer/javascript'
import { parser as json } from '@lezer/json'
import { parser as markdown } from '@lezer/markdown'
import { parser as php } from '@lezer/php'
import { parser as python } from '@lezer/python'
import { parser as rust } from '@lezer/rust'
import { parser as xml } from '@lezer/xml'
import { parser as yaml } from '@lezer/yaml'

const page = html.configure({
  wrap: configureNesting([
    { tag: 'script', parser: javascript },
    { tag: 'style', parser: css },
  ]),
})

const grammars: readonly (readonly [names: string, grammar: Parser])[] = [
  ['javascript js mjs cjs', javascript.configure({ dialect: 'jsx' })],
  ['jsx react', javascript.configure({ dialect: 'jsx' })],
  ['typescript ts mts cts', javascript.configure({ dialect: 'ts' })],
  ['tsx', javascript.configure({ dialect: 'jsx ts' })],
  ['json jsonc json5 geojson webmanifest', json],
  ['css scss less', css],
  ['html htm xhtml html5 vue svelte go-html-template handlebars htmldjango django jinja', page],
  ['xml svg rss atom xsl xslt wsdl plist', xml],
  ['yaml yml', yaml],
  ['go golang', go],
  ['python py py3 python3 sage', python],
  ['rust rs', rust],
  ['c h cpp c++ cc hpp cxx objective-c objc arduino', cpp],
  ['java groovy kotlin kt scala', java],
  ['php php3 php4 php5', php.configure({ top: 'Program' })],
  ['phtml', php],
  ['markdown md mkd', markdown],
]

const byName: ReadonlyMap<string, Parser> = new Map(
  grammars.flatMap(([names, grammar]) => names.split(' ').map((name) => [name, grammar] as const)),
)

/** The grammar of a language; undefined where there is none. PHP with `<?php` is a page with PHP in it. */
export function grammarOf(language: string, code: string): Parser | undefined {
  const name = language.toLowerCase()
  return byName.get(name.startsWith('php') && code.includes('<?') ? 'phtml' : name)
}
