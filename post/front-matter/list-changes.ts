import type { Value } from './value.ts'

/** One edit of a list. Indexes are of the list as the edits before it left it. */
type ListChange = { readonly kind: 'remove' | 'change' | 'insert'; readonly index: number; readonly item: Value }

/**
 * The fewest edits that make one list into the other, from the end to the start. Items that stay are a longest common
 * subsequence; in the gaps between them, items change in place first, so that one renamed item keeps its quotes.
 */
export function changesBetween(
  before: readonly Value[],
  after: readonly Value[],
  same: (a: Value, b: Value) => boolean,
): ListChange[] {
  const changes: ListChange[] = []
  let i = before.length
  let j = after.length
  for (const [keptBefore, keptAfter] of [...commonItems(before, after, same).reverse(), [-1, -1] as const]) {
    const gapBefore = i - keptBefore - 1
    const gapAfter = j - keptAfter - 1
    const paired = Math.min(gapBefore, gapAfter)
    for (let k = gapBefore - 1; k >= paired; k--) {
      const index = keptBefore + 1 + k
      changes.push({ kind: 'remove', index, item: before[index] as Value })
    }
    for (let k = gapAfter - 1; k >= paired; k--) {
      changes.push({ kind: 'insert', index: keptBefore + 1 + gapBefore, item: after[keptAfter + 1 + k] as Value })
    }
    for (let k = paired - 1; k >= 0; k--) {
      changes.push({ kind: 'change', index: keptBefore + 1 + k, item: after[keptAfter + 1 + k] as Value })
    }
    i = keptBefore
    j = keptAfter
  }
  return changes
}

/** Above this many comparisons only the common start and end are kept. */
const mostComparisons = 250_000

function commonItems(
  before: readonly Value[],
  after: readonly Value[],
  same: (a: Value, b: Value) => boolean,
): [number, number][] {
  const is = (i: number, j: number) => same(before[i] as Value, after[j] as Value)
  let start = 0
  while (start < before.length && start < after.length && is(start, start)) start++
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    is(before.length - 1 - end, after.length - 1 - end)
  )
    end++
  const rows = before.length - start - end
  const columns = after.length - start - end
  const kept = Array.from({ length: start }, (_, i): [number, number] => [i, i])
  if (rows * columns <= mostComparisons) {
    const lengths = Array.from({ length: rows + 1 }, () => new Uint32Array(columns + 1))
    const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
    for (let i = rows - 1; i >= 0; i--) {
      for (let j = columns - 1; j >= 0; j--) {
        const row = lengths[i] as Uint32Array
        row[j] = is(start + i, start + j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
      }
    }
    for (let i = 0, j = 0; i < rows && j < columns; ) {
      if (is(start + i, start + j)) kept.push([start + i++, start + j++])
      else if (at(i + 1, j) >= at(i, j + 1)) i++
      else j++
    }
  }
  for (let k = end; k > 0; k--) kept.push([before.length - k, after.length - k])
  return kept
}
