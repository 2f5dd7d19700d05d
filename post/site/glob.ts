import { TemplateFailure } from '../template/failure.ts'
import { Regexp } from '../template/regexp/regexp.ts'

/** What a path pattern matches, without regard to case. */
export interface Glob {
  test(path: string): boolean
}

/**
 * A pattern of paths as Hugo reads it: `*` stays within a folder, `**` does not, `?` is one character, `[abc]` one of
 * some, `{a,b}` one of several texts. It takes time in proportion to the path. Throws `TemplateFailure` for one that is
 * not well formed.
 */
export function readGlob(glob: string): Glob {
  if (glob.length > 500) throw new TemplateFailure('a file pattern is too long')
  let depth = 0
  const source = glob.toLowerCase().replace(/\*\*|\\.|[*?{},[\]]|[.+^$()|\\]/g, (mark) => {
    switch (mark) {
      case '**':
        return '.*'
      case '*':
        return '[^/]*'
      case '?':
        return '[^/]'
      case '{':
        depth++
        return '(?:'
      case '}':
        depth--
        return ')'
      case ',':
        return depth > 0 ? '|' : ','
      case '[':
      case ']':
        return mark
      default:
        return mark.length === 2 ? mark : `\\${mark}`
    }
  })
  if (depth !== 0) throw new TemplateFailure(`"${glob}" is no file pattern`)
  const pattern = new Regexp(`^(?:${source.replaceAll('[!', '[^')})$`)
  return { test: (path) => pattern.test(path.toLowerCase()) }
}
