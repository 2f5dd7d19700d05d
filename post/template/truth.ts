import { Duration, Moment } from './moment.ts'
import { Dictionary, isList, Safe, type Value } from './value.ts'

/** Go's truth in templates, and Hugo's for times: zero values, nothing and empty collections are false. */
export function isTrue(value: Value): boolean {
  if (value === null) return false
  if (typeof value === 'string') return value !== ''
  if (typeof value === 'boolean') return value
  if (typeof value === 'bigint') return value !== 0n
  if (typeof value === 'number') return value !== 0
  if (value instanceof Safe) return value.text !== ''
  if (value instanceof Dictionary) return value.entries.size > 0
  if (value instanceof Moment) return !value.isZero
  if (value instanceof Duration) return value.nanoseconds !== 0n
  return isList(value) ? value.length > 0 : true
}
