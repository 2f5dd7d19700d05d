import { toFloat, toInt, toText, want } from '../arguments.ts'
import type { Namespace } from './table.ts'

export const castFunctions: Namespace = {
  name: 'cast',
  functions: {
    ToFloat: (args) => {
      want('float', args, 1)
      return toFloat(args[0])
    },
    ToInt: (args) => {
      want('int', args, 1)
      return BigInt.asIntN(64, toInt(args[0]))
    },
    ToString: (args) => {
      want('string', args, 1)
      return toText(args[0])
    },
  },
  aliases: { float: 'ToFloat', int: 'ToInt', string: 'ToString' },
}
