import { inAttribute } from '../../template/escaping/filters.ts'
import { isTrue } from '../../template/truth.ts'
import type { Value } from '../../template/value.ts'

/** ` name="value"`, or nothing where the value is empty. */
export function attribute(name: string, value: Value): string {
  return isTrue(value) ? ` ${name}="${inAttribute(value)}"` : ''
}

/** An argument that is a yes or a no, as Hugo's shortcodes read one: `true`, `"true"` and `1`, and their opposites. */
export function choice(value: Value, otherwise: boolean): boolean {
  if (value === true || value === 'true' || value === 1n) return true
  return value === false || value === 'false' || value === 0n ? false : otherwise
}
