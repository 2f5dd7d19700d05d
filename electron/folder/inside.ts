/**
 * The one way from a path that came from outside (a page, a post, a template, the command line) to a path on disk.
 * Nothing is decoded: a path that still holds `%2e` names a file called so.
 */
import { realpathSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { Refused, refusedBy } from '../refused.ts'

/** Whether `path` is `root` or lies below it. Both absolute; links are not followed. */
export function contains(root: string, path: string): boolean {
  const rest = relative(root, path)
  return rest !== '..' && !rest.startsWith(`..${sep}`) && !isAbsolute(rest)
}

/** The path from `root` to `path`, with `/` between its parts. */
export function relativePath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/')
}

/**
 * Joins `path` (relative, `/` between its parts) to `root` without asking the disk. Throws `Refused` for whatever
 * could name something else: an absolute path, `.` and `..`, empty parts, a backslash, NUL, on Windows a colon.
 */
export function below(root: string, path: string): string {
  const parts = path.split('/')
  const odd = process.platform === 'win32' ? /[\0\\:]/ : /[\0\\]/
  if (odd.test(path) || parts.some((part) => part === '' || part === '.' || part === '..')) throw outside(path)
  return join(root, ...parts)
}

/** The real path of an existing file below `root` (a real path itself). A link that leads out of `root` is refused. */
export async function inside(root: string, path: string): Promise<string> {
  const wanted = below(root, path)
  const real = await realpath(wanted).catch((error: unknown) => {
    throw refusedBy(error, path, '')
  })
  if (!contains(root, real)) throw outside(path)
  return real
}

/** As `inside`, at once, for workers; null instead of a refusal. `absolute` need not be below `root` by name. */
export function realInside(root: string, absolute: string): string | null {
  try {
    const real = realpathSync(absolute)
    return contains(root, real) ? real : null
  } catch {
    return null
  }
}

/**
 * Where a new file below `root` will be: the nearest folder above it that exists must lie inside `root`, links
 * followed. The file itself and folders above it may be missing.
 */
export async function insideNew(root: string, path: string): Promise<string> {
  const wanted = below(root, path)
  const missing: string[] = []
  let at = wanted
  for (;;) {
    const real = await realpath(at).catch(() => null)
    if (real !== null) {
      const found = join(real, ...missing)
      if (!contains(root, found)) throw outside(path)
      return found
    }
    const cut = at.lastIndexOf(sep)
    if (cut <= 0 || at === root) throw new Refused('missing', `The folder for “${path}” is no longer there.`)
    missing.unshift(at.slice(cut + 1))
    at = at.slice(0, cut)
  }
}

function outside(path: string): Refused {
  return new Refused(
    'outside',
    `“${path.replaceAll('\0', '␀')}” is outside the open folder. Nothing was read or changed.`,
  )
}
