import { valueToJson } from '../../post/front-matter/convert.ts'
import { getValue } from '../../post/front-matter/path.ts'
import type { Value } from '../../post/front-matter/value.ts'
import { BadUsage, type Command, print, readArguments } from './command.ts'
import { readKey, readNamed } from './front-matter.ts'

const help = `galley get FILE KEY [--json]

Prints one front matter value: a string as it is, a list with one item a line, a table as JSON. A dotted KEY reaches
into tables (menu.main.weight); one that holds a dot is quoted as in TOML (params."a.b"). A missing KEY prints nothing
and exits with status 1.

  --json    print the value as JSON
`

export const get: Command = {
  help,
  run: async (args) => {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean' } })
    const [file, key, ...more] = positionals
    if (file === undefined || key === undefined || more.length > 0) throw new BadUsage('get takes a FILE and a KEY')
    const path = readKey(key)
    const { table } = await readNamed(file)
    const value = getValue(table, path)
    if (value === undefined) return 1
    if (values.json === true) print(JSON.stringify(valueToJson(value), null, 2))
    else if (value.kind !== 'list') print(bare(value))
    else for (const item of value.items) print(bare(item))
    return 0
  },
}

function bare(value: Value): string {
  switch (value.kind) {
    case 'boolean':
      return String(value.value)
    case 'integer':
    case 'float':
    case 'raw':
      return value.source
    case 'null':
      return 'null'
    case 'list':
    case 'table':
      return JSON.stringify(valueToJson(value))
    default:
      return value.text
  }
}
