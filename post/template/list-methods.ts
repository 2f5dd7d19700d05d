/** Lists that can do more than others: resources (`.Get`, `.Match`), output formats, terms. */
import type { Method, Value } from './value.ts'

const methodsOf = new WeakMap<readonly Value[], ReadonlyMap<string, Method>>()

/** A list of `items` with methods of its own. What functions make of it is a plain list again. */
export function listWith(items: readonly Value[], methods: { readonly [name: string]: Method }): readonly Value[] {
  const list = [...items]
  methodsOf.set(list, new Map(Object.entries(methods)))
  return list
}

export function listMethod(list: readonly Value[], name: string): Method | undefined {
  return methodsOf.get(list)?.get(name)
}
