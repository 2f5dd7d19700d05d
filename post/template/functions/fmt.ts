import { want } from '../arguments.ts'
import type { TemplateFunction } from '../environment.ts'
import { TemplateFailure } from '../failure.ts'
import { printValue, sprint } from '../print.ts'
import { sprintf } from '../printf.ts'
import { textOf, type Value } from '../value.ts'
import type { Namespace } from './table.ts'

function formatOf(value: Value | undefined): string {
  const text = textOf(value ?? null)
  if (text !== null) return text
  throw new TemplateFailure('the format must be a string')
}

function reporter(severity: 'error' | 'warning', ids: number): TemplateFunction {
  return (args, { environment }) => {
    want('errorf', args, 1 + ids, Infinity)
    environment.report(sprintf(formatOf(args[ids]), args.slice(ids + 1)), severity)
    return ''
  }
}

export const fmtFunctions: Namespace = {
  name: 'fmt',
  functions: {
    Print: (args) => sprint(args),
    Println: (args) => `${args.map((value) => printValue(value)).join(' ')}\n`,
    Printf: (args) => {
      want('printf', args, 1, Infinity)
      return sprintf(formatOf(args[0]), args.slice(1))
    },
    Errorf: reporter('error', 0),
    Erroridf: reporter('error', 1),
    Errormf: reporter('error', 1),
    Warnf: reporter('warning', 0),
    Warnidf: reporter('warning', 1),
    Warnmf: reporter('warning', 1),
  },
  aliases: {
    print: 'Print',
    println: 'Println',
    printf: 'Printf',
    errorf: 'Errorf',
    errormf: 'Errormf',
    erroridf: 'Erroridf',
    warnf: 'Warnf',
    warnmf: 'Warnmf',
    warnidf: 'Warnidf',
  },
}
