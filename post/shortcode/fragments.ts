import { type Heading, tableOfContents } from '../markdown/table-of-contents.ts'
import { toBool, toInt, want } from '../template/arguments.ts'
import { byCodePoint, Dictionary, Safe, Thing, type Value } from '../template/value.ts'

/** A page's `.Fragments`: its headings, as a tree and by their ids. https://gohugo.io/methods/page/fragments/ */
export function fragmentsObject(headings: readonly Heading[]): Thing {
  const byId = new Map<string, Thing>()
  const objects = headings.map((heading) => headingObject(heading, byId))
  return new Thing('*tableofcontents.Fragments', {
    Headings: () => objects,
    HeadingsMap: () => new Dictionary(byId),
    Identifiers: () => [...byId.keys()].sort(byCodePoint),
    ToHTML: (args: readonly Value[]) => {
      want('ToHTML', args, 3)
      const range = { startLevel: Number(toInt(args[0])), endLevel: Number(toInt(args[1])), ordered: toBool(args[2]) }
      return new Safe('HTML', tableOfContents(headings, range))
    },
  })
}

function headingObject(heading: Heading, byId: Map<string, Thing>): Thing {
  const below = heading.headings.map((inner) => headingObject(inner, byId))
  const object = new Thing('*tableofcontents.Heading', {
    ID: () => heading.id,
    Level: () => BigInt(heading.level),
    Title: () => heading.title,
    Headings: () => below,
  })
  if (heading.id !== '') byId.set(heading.id, object)
  return object
}
