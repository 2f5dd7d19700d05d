import type { Refusal, RefusalCode } from './api.ts'

/** Thrown where a call is refused: a code for the program, and in `message` a sentence for the writer. */
export class Refused extends Error {
  readonly code: RefusalCode

  constructor(code: RefusalCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'Refused'
    this.code = code
  }
}

/** The error's code as Node names it (`ENOENT`), or null. */
export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}

/**
 * Turns an error of the file system into a refusal that names the file. A `Refused` passes as it is.
 * `safe` is what the writer may rely on, as a sentence; what cannot be explained keeps its cause.
 */
export function refusedBy(error: unknown, name: string, safe = 'Nothing was changed.'): Refused {
  if (error instanceof Refused) return error
  const say = (code: RefusalCode, what: string) => new Refused(code, `${what} ${safe}`.trimEnd(), { cause: error })
  switch (errorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return say('missing', `“${name}” cannot be found.`)
    case 'EACCES':
    case 'EPERM':
      return say('denied', `You do not have permission to use “${name}”.`)
    case 'EROFS':
      return say('read-only', `“${name}” is on a disk that cannot be written to.`)
    case 'ENOSPC':
    case 'EDQUOT':
      return say('full', `There is no space left on the disk for “${name}”. Free some space and try again.`)
    case 'EEXIST':
    case 'ENOTEMPTY':
      return say('exists', `“${name}” exists already.`)
    case 'EISDIR':
      return say('not-text', `“${name}” is a folder.`)
    case 'ELOOP':
      return say('outside', `“${name}” is a link that leads nowhere.`)
    case 'ENAMETOOLONG':
      return say('failed', `The name “${name}” is too long for this disk.`)
    case 'EMFILE':
    case 'ENFILE':
      return say('failed', `Too many files are open to use “${name}”. Close some programs and try again.`)
    case 'EBUSY':
    case 'ETXTBSY':
      return say('failed', `Another program is using “${name}”. Close it there and try again.`)
    default:
      return say('failed', `“${name}” could not be used because of an error on the disk.`)
  }
}

export function toRefusal(error: Refused): Refusal {
  return { code: error.code, message: error.message }
}
