import { findNodeAtLocation } from 'jsonc-parser'
import { isCollection, isNode } from 'yaml'
import { splitPost } from './detect.ts'
import { readJson } from './json-tree.ts'
import { readToml, type TomlNode } from './toml-tree.ts'
import type { Path } from './value.ts'
import { readYaml } from './yaml-tree.ts'

/**
 * The text that a value is written as, where that stands in one place and another can be written there alone: for a
 * table below a TOML header, or a block of YAML lines, there is none (null).
 */
export function sourceAt(head: string, path: Path): string | null {
  const { format, data } = splitPost(head)
  const text = head.slice(data.from, data.to)
  switch (format) {
    case 'toml': {
      const reading = readToml(text)
      return reading.ok ? tomlSource(reading.document.root, path, text) : null
    }
    case 'yaml':
      return yamlSource(text, path)
    case 'json': {
      const reading = readJson(text)
      const node = reading.ok ? findNodeAtLocation(reading.root, [...path]) : undefined
      return node ? text.slice(node.offset, node.offset + node.length) : null
    }
    default:
      return null
  }
}

function tomlSource(root: TomlNode, path: Path, text: string): string | null {
  let node: TomlNode | undefined = root
  for (const part of path) {
    if (node?.type === 'table') node = node.entries.get(String(part))
    else if (node?.type === 'list' || node?.type === 'tables') node = node.items[Number(part)]
    else return null
  }
  if (!node || node.type === 'tables') return null
  if (node.type === 'table') return node.range && text.slice(...node.range)
  return text.slice(node.from, node.to)
}

function yamlSource(text: string, path: Path): string | null {
  const reading = readYaml(text)
  const node = reading.ok ? reading.document.document.getIn(path, true) : null
  if (!isNode(node) || !node.range || (isCollection(node) && !node.flow)) return null
  const source = text.slice(node.range[0], node.range[1])
  return source.includes('\n') && !isCollection(node) ? null : source
}
