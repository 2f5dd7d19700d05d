import { decodeEntities } from '../escaping/entities.ts'
import { TemplateFailure } from '../failure.ts'
import { Dictionary, type Value } from '../value.ts'

const piece =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[([\s\S]*?)\]\]>|<![^>]*>|<\/([^\s>]+)\s*>|<([^\s/>]+)((?:\s+[^\s=/>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gy

interface Open {
  readonly name: string
  readonly values: Map<string, Value>
  text: string
}

/** What stands within the root element: attributes with `-` before their names, text beside others as `#text`. */
export function readXml(text: string): Value {
  const root: Open = { name: '', values: new Map(), text: '' }
  const open: Open[] = [root]
  piece.lastIndex = 0
  while (piece.lastIndex < text.length) {
    const match = piece.exec(text)
    if (match === null) throw new TemplateFailure('the XML data are not well formed')
    const [, data, closed, opened, attributes = '', self, characters] = match
    const current = open.at(-1) ?? root
    if (data !== undefined) current.text += data
    else if (characters !== undefined) current.text += decodeEntities(characters)
    else if (closed !== undefined) close(open, localName(closed))
    else if (opened !== undefined) {
      open.push({ name: localName(opened), values: attributesOf(attributes), text: '' })
      if (open.length > 64) throw new TemplateFailure('the XML data are nested too deeply')
      if (self === '/') close(open, localName(opened))
    }
  }
  if (open.length > 1) throw new TemplateFailure('an element of the XML data does not end')
  return [...root.values.values()][0] ?? null
}

function attributesOf(source: string): Map<string, Value> {
  return new Map(
    [...source.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(([, name = '', double, single]) => [
      `-${localName(name)}`,
      decodeEntities(double ?? single ?? ''),
    ]),
  )
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function close(open: Open[], name: string): void {
  const element = open.pop()
  const parent = open.at(-1)
  if (element === undefined || parent === undefined || element.name !== name)
    throw new TemplateFailure(`the XML element "${name}" ends where it is not open`)
  const text = element.text.trim()
  if (text !== '' && element.values.size > 0) element.values.set('#text', text)
  const value: Value = element.values.size > 0 ? new Dictionary(element.values) : text
  const before = parent.values.get(name)
  const list = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
  parent.values.set(name, list)
}
