import { toText, want } from '../arguments.ts'
import type { TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { toJson } from '../json.ts'
import { Dictionary, isList, type Value } from '../value.ts'
import { readData } from './unmarshal.ts'

/** `transform.Remarshal FORMAT DATA`: data, or a text of it, as JSON or YAML. */
export const remarshal: TemplateFunction = (args) => {
  want('transform.Remarshal', args, 2)
  const source = args[1] ?? null
  const value = source instanceof Dictionary || isList(source) ? source : readData(toText(source), ',')
  switch (toText(args[0]).toLowerCase()) {
    case 'json':
      return `${toJson(value, '   ')}\n`
    case 'yaml':
    case 'yml':
      return yaml(value, '')
    default:
      throw new TemplateFailure(`transform.Remarshal to ${toText(args[0])} is not in the preview`)
  }
}

function yaml(value: Value, indent: string): string {
  if (value instanceof Dictionary)
    return value
      .sortedKeys()
      .map((key) => `${indent}${scalar(key)}:${below(value.entries.get(key) ?? null, indent)}`)
      .join('')
  if (isList(value))
    return value
      .map((item) => `${indent}-${item instanceof Dictionary ? listed(item, indent) : below(item, indent)}`)
      .join('')
  return `${scalar(value)}\n`
}

/** What follows a key: a scalar on its line, a list at its own indentation, a map further in. */
function below(value: Value, indent: string): string {
  if (value instanceof Dictionary) return value.entries.size === 0 ? ' {}\n' : `\n${yaml(value, `${indent}  `)}`
  if (isList(value)) return value.length === 0 ? ' []\n' : `\n${yaml(value, indent)}`
  return ` ${scalar(value)}\n`
}

function listed(item: Dictionary, indent: string): string {
  return item.entries.size === 0 ? ' {}\n' : ` ${yaml(item, `${indent}  `).slice(indent.length + 2)}`
}

function scalar(value: Value): string {
  if (typeof value !== 'string') return toJson(value, null, '', false)
  const isPlain = /^[A-Za-z_/][\w ./-]*$/.test(value) && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
  return isPlain && !value.endsWith(' ') ? value : JSON.stringify(value)
}
