import type { Data, DataDate } from '../render/site.ts'
import { LocalMoment, Moment, parseMoment, zeroEpoch } from './moment.ts'
import { Dictionary, mixedLists, type Value } from './value.ts'

const seen = new WeakMap<object, Value>()

/**
 * Data of configuration, data files or front matter as template values. A whole `number` becomes an `int`, which prints
 * as the float does, unless the data are `exact`: then integers are bigints and numbers floats. Tables become maps whose keys are looked up without regard to case where `folded`. The result is kept
 * for as long as the data is, so `.Site.Data` is turned once.
 */
export function fromData(data: Data, folded: boolean, exact = false): Value {
  if (typeof data === 'number') return !exact && Number.isSafeInteger(data) ? BigInt(data) : data
  if (typeof data !== 'object' || data === null) return data
  const known = seen.get(data)
  if (known !== undefined) return known
  const value = fromStructure(data, folded, exact)
  seen.set(data, value)
  return value
}

function fromStructure(data: Exclude<Data & object, never>, folded: boolean, exact: boolean): Value {
  if (isDataList(data)) {
    const list = data.map((item) => fromData(item, folded, exact))
    if (!list.every((item) => typeof item === 'string' || item instanceof Dictionary)) mixedLists.add(list)
    return list
  }
  if (isDataDate(data)) return momentOf(data.$date)
  return new Dictionary(
    Object.entries(data).map(
      ([key, item]) => [folded ? key.toLowerCase() : key, fromData(item, folded, exact)] as const,
    ),
    folded,
  )
}

function momentOf(text: string): Moment {
  const moment = parseMoment(text) ?? new Moment(zeroEpoch)
  if (!text.includes('T')) return new LocalMoment(moment, 'toml.LocalDate')
  return /(?:Z|[-+]\d\d:?\d\d)$/i.test(text) ? moment : new LocalMoment(moment, 'toml.LocalDateTime')
}

function isDataList(data: object): data is readonly Data[] {
  return Array.isArray(data)
}

function isDataDate(data: object): data is DataDate {
  return '$date' in data && typeof data.$date === 'string'
}
