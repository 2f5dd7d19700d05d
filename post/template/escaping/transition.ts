import { TemplateFailure } from '../failure.ts'
import {
  type AttributeKind,
  attributeContent,
  attributeState,
  type Context,
  contentState,
  type ElementKind,
  isComment,
  isScriptLiteral,
  type Step,
  start,
  urlPart,
} from './context.ts'
import { cssStep } from './css-states.ts'
import { decodeEntities } from './entities.ts'
import { jsStep } from './js-states.ts'

/** Takes a piece of a template's text; called until all of it is taken. */
export function step(context: Context, text: string): Step {
  if (context.delimiter !== 'none') return insideValue(context, text)
  const end = specialTagEnd(context, text)
  if (end === 0) return { context: start, length: 0 }
  return transition(context, end < 0 ? text : text.slice(0, end))
}

const valueEnds = { double: /"/, single: /'/, space: /[ \t\n\f\r>]/ } as const

function insideValue(context: Context, text: string): Step {
  const delimiter = context.delimiter
  if (delimiter === 'none') return transition(context, text)
  const found = text.search(valueEnds[delimiter])
  const end = found < 0 ? text.length : found
  const strange = delimiter === 'space' ? /["'<=`]/.exec(text.slice(0, end)) : null
  if (strange !== null) throw new TemplateFailure(`${strange[0]} in an unquoted attribute value`)
  if (found < 0) {
    let rest = decodeEntities(text)
    while (rest !== '') {
      const taken = transition(context, rest)
      context = taken.context
      rest = rest.slice(taken.length)
    }
    return { context, length: text.length }
  }
  const dataScript =
    context.element === 'script' && context.attribute === 'scriptType' && !isScriptType(text.slice(0, end))
  return {
    context: { ...start, state: 'tag', element: dataScript ? 'none' : context.element },
    length: delimiter === 'space' ? end : end + 1,
  }
}

const scriptTypes = new Set([
  ...'ecmascript javascript json ld+json x-ecmascript x-javascript'.split(' ').map((name) => `application/${name}`),
  ...'ecmascript javascript javascript1.0 javascript1.1 javascript1.2 javascript1.3 javascript1.4 javascript1.5 jscript livescript x-ecmascript x-javascript'
    .split(' ')
    .map((name) => `text/${name}`),
  'module',
])

function isScriptType(type: string): boolean {
  return scriptTypes.has((type.split(';')[0] ?? '').trim().toLowerCase())
}

function transition(context: Context, text: string): Step {
  switch (context.state) {
    case 'text':
      return inText(text)
    case 'tag':
      return inTag(context, text)
    case 'attributeName': {
      const length = nameEnd(text, 0)
      return { context: length < text.length ? { ...context, state: 'afterName' } : context, length }
    }
    case 'afterName':
      return afterName(context, text)
    case 'beforeValue':
      return beforeValue(context, text)
    case 'comment': {
      const end = text.indexOf('-->')
      return end < 0 ? { context, length: text.length } : { context: start, length: end + 3 }
    }
    case 'url':
      return { context: { ...context, urlPart: urlPart(context, text) }, length: text.length }
    case 'srcset':
      return { context: { ...context, urlPart: urlPart(context, text) }, length: text.length }
    case 'metaContent': {
      const at = /url=/i.exec(text)?.index
      if (at === undefined) return { context, length: text.length }
      return { context: { ...context, state: 'metaContentUrl' }, length: at + 4 }
    }
    case 'metaContentUrl': {
      const at = text.indexOf(';')
      if (at < 0) return { context, length: text.length }
      return { context: { ...context, state: 'metaContent' }, length: at + 1 }
    }
    case 'rcdata':
    case 'attribute':
    case 'dead':
      return { context, length: text.length }
    default:
      return context.state.startsWith('css') ? cssStep(context, text) : jsStep(context, text)
  }
}

const tag = /<(?:(!--)|(\/?)([A-Za-z][A-Za-z0-9]*(?:[:-][A-Za-z0-9]+)*))/g

function inText(text: string): Step {
  tag.lastIndex = 0
  const match = tag.exec(text)
  if (match === null) return { context: start, length: text.length }
  const length = match.index + match[0].length
  if (match[1] !== undefined) return { context: { ...start, state: 'comment' }, length }
  const element = match[2] === '/' ? 'none' : elementKind(match[3] ?? '')
  return { context: { ...start, state: 'tag', element }, length }
}

function elementKind(name: string): ElementKind {
  const lower = name.toLowerCase()
  return lower === 'script' || lower === 'style' || lower === 'textarea' || lower === 'title' || lower === 'meta'
    ? lower
    : 'none'
}

function inTag(context: Context, text: string): Step {
  const at = spaceEnd(text)
  if (at === text.length) return { context, length: at }
  if (text[at] === '>')
    return {
      context: {
        ...start,
        state: contentState(context.element),
        element: context.element === 'meta' ? 'none' : context.element,
      },
      length: at + 1,
    }
  const end = nameEnd(text, at)
  if (end === at)
    throw new TemplateFailure(`expected space, attr name, or end of tag, but got "${text.slice(at, at + 20)}"`)
  const attribute = attributeKind(context.element, text.slice(at, end).toLowerCase())
  const state = end === text.length ? 'attributeName' : 'afterName'
  return { context: { ...start, state, attribute, element: context.element }, length: end }
}

function attributeKind(element: ElementKind, name: string): AttributeKind {
  if (element === 'script' && name === 'type') return 'scriptType'
  if (element === 'meta' && name === 'content') return 'metaContent'
  const content = attributeContent(name)
  return content === 'url' || content === 'style' || content === 'script' || content === 'srcset' ? content : 'none'
}

function afterName(context: Context, text: string): Step {
  const at = spaceEnd(text)
  if (at === text.length) return { context, length: at }
  return text[at] === '='
    ? { context: { ...context, state: 'beforeValue' }, length: at + 1 }
    : { context: { ...context, state: 'tag' }, length: at }
}

function beforeValue(context: Context, text: string): Step {
  const at = spaceEnd(text)
  if (at === text.length) return { context, length: at }
  const state = attributeState(context.attribute)
  const quote = text[at]
  if (quote !== '"' && quote !== "'") return { context: { ...context, state, delimiter: 'space' }, length: at }
  return { context: { ...context, state, delimiter: quote === '"' ? 'double' : 'single' }, length: at + 1 }
}

function spaceEnd(text: string): number {
  const found = text.search(/[^ \t\n\f\r]/)
  return found < 0 ? text.length : found
}

function nameEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const character = text[at] ?? ''
    if (/[ \t\n\f\r=>]/.test(character)) return at
    if (/['"<]/.test(character)) throw new TemplateFailure(`${character} in an attribute name`)
  }
  return text.length
}

/** Where `</script` or the like ends the element whose content this is; -1 where it does not. */
function specialTagEnd(context: Context, text: string): number {
  if (context.element === 'none' || context.element === 'meta') return -1
  if (context.element === 'script' && (isScriptLiteral(context.state) || isComment(context.state))) return -1
  return text.search(new RegExp(`</${context.element}(?=[ \\t\\n\\f/>])`, 'i'))
}
