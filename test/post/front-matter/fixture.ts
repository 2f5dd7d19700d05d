import { readFileSync } from 'node:fs'

/** Expectations that `test/goldens/front-matter.mjs` had from Hugo. */
export function fixture<T>(name: string): readonly T[] {
  return JSON.parse(readFileSync(new URL(`../../fixtures/front-matter/${name}.json`, import.meta.url), 'utf8'))
}
