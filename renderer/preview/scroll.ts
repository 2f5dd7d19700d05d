/** Where one of two panes that show the same text stands when the other is scrolled. All lengths in pixels. DOM-free. */

export interface Scrolled {
  readonly top: number
  /** The greatest `top`. */
  readonly max: number
  /** Of the part in view. */
  readonly height: number
}

/** A place in the other pane, by line: `line` counts from 0 and may lie within one (12.5). Both grow. */
export interface Anchor {
  readonly line: number
  readonly y: number
}

/** The height at which a line stands, by its neighbours among `count` anchors. */
export function yOfLine(count: number, anchor: (index: number) => Anchor, line: number): number {
  return between(
    count,
    anchor,
    line,
    ({ line }) => line,
    ({ y }) => y,
  )
}

/** The line that stands at a height. */
export function lineOfY(count: number, anchor: (index: number) => Anchor, y: number): number {
  return between(
    count,
    anchor,
    y,
    ({ y }) => y,
    ({ line }) => line,
  )
}

/**
 * Where the follower goes when `leader` is scrolled and `exact` would put the same line at the top of both. Near the
 * ends it bends towards the follower's own end, so that both are at their start and at their end together, whatever
 * only one of them has (an article header, room below the last line).
 */
export function follow(leader: Scrolled, exact: number, followerMax: number): number {
  const room = Math.min(leader.height, leader.max / 2)
  if (room <= 0 || followerMax <= 0) return 0
  const start = Math.min(1, Math.max(0, leader.top / room))
  const end = Math.min(1, Math.max(0, (leader.max - leader.top) / room))
  const fromStart = start * exact
  return Math.min(followerMax, Math.max(0, followerMax - end * (followerMax - fromStart)))
}

function between(
  count: number,
  anchor: (index: number) => Anchor,
  value: number,
  key: (anchor: Anchor) => number,
  result: (anchor: Anchor) => number,
): number {
  if (count === 0) return 0
  // Anchors are measured as they are asked for: a dozen of thousands.
  let low = 0
  let high = count - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (key(anchor(middle)) <= value) low = middle
    else high = middle - 1
  }
  const before = anchor(low)
  const after = anchor(Math.min(low + 1, count - 1))
  const span = key(after) - key(before)
  if (span <= 0) return result(before)
  const part = Math.min(1, Math.max(0, (value - key(before)) / span))
  return result(before) + part * (result(after) - result(before))
}
