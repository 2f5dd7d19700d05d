import { toText, want } from '../arguments.ts'
import { md5, sha1, sha256 } from '../digest.ts'
import type { TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { bytesOf } from '../print.ts'
import type { Namespace } from './table.ts'

function digest(name: string, run: (bytes: readonly number[]) => string): TemplateFunction {
  return (args) => {
    want(name, args, 1)
    const text = toText(args[0])
    if (text.length > 1_000_000) throw new TemplateFailure(`a text is too long for ${name}`)
    return run(bytesOf(text))
  }
}

export const cryptoFunctions: Namespace = {
  name: 'crypto',
  functions: { MD5: digest('md5', md5), SHA1: digest('sha1', sha1), SHA256: digest('sha256', sha256) },
  aliases: { md5: 'MD5', sha1: 'SHA1', sha256: 'SHA256' },
}
