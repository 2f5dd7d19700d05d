type Less<T> = (a: T, b: T) => boolean

/**
 * Go's `sort.Stable`, step by step: Hugo sorts resources and parameters with comparisons that contradict themselves, so
 * that what comes of them depends on the steps.
 */
export function stableSorted<T>(items: readonly T[], less: Less<T>): T[] {
  const list = [...items]
  const size = list.length
  let block = 20
  for (let from = 0; from < size; from += block) insertionSort(list, less, from, Math.min(from + block, size))
  for (; block < size; block *= 2) {
    for (let from = 0; from + block < size; from += 2 * block)
      symMerge(list, less, from, from + block, Math.min(from + 2 * block, size))
  }
  return list
}

function insertionSort<T>(list: T[], less: Less<T>, from: number, to: number): void {
  for (let i = from + 1; i < to; i++)
    for (let j = i; j > from && lessAt(list, less, j, j - 1); j--) swap(list, j, j - 1)
}

/** Merges two sorted runs in place (Kim and Kutzner, "Stable Minimum Storage Merging by Symmetric Comparisons"). */
function symMerge<T>(list: T[], less: Less<T>, a: number, m: number, b: number): void {
  if (m - a === 1) {
    const to = search(m, b, (at) => lessAt(list, less, at, a))
    for (let k = a; k < to - 1; k++) swap(list, k, k + 1)
    return
  }
  if (b - m === 1) {
    const to = search(a, m, (at) => !lessAt(list, less, m, at))
    for (let k = m; k > to; k--) swap(list, k, k - 1)
    return
  }
  const middle = (a + b) >> 1
  const n = middle + m
  const [low, high] = m > middle ? [n - b, middle] : [a, m]
  const start = search(low, high, (at) => !lessAt(list, less, n - 1 - at, at))
  const end = n - start
  if (start < m && m < end) rotate(list, start, m, end)
  if (a < start && start < middle) symMerge(list, less, a, start, middle)
  if (middle < end && end < b) symMerge(list, less, middle, end, b)
}

/** The first place from `low` on at which `before` no longer holds. */
function search(low: number, high: number, before: (at: number) => boolean): number {
  while (low < high) {
    const at = (low + high) >> 1
    if (before(at)) low = at + 1
    else high = at
  }
  return low
}

function lessAt<T>(list: readonly T[], less: Less<T>, a: number, b: number): boolean {
  return less(list[a] as T, list[b] as T)
}

function swap<T>(list: T[], a: number, b: number): void {
  const held = list[a] as T
  list[a] = list[b] as T
  list[b] = held
}

function rotate<T>(list: T[], a: number, m: number, b: number): void {
  list.splice(a, b - a, ...list.slice(m, b), ...list.slice(a, m))
}
