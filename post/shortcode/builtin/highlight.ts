import { toText } from '../../template/arguments.ts'
import { deindent } from '../running.ts'
import type { Builtin } from './builtin.ts'

/** Code with colours: https://gohugo.io/shortcodes/highlight/ */
export const highlightBuiltin: Builtin = {
  name: 'highlight',
  takesInner: true,
  parameters: [{ name: 0 }, { name: 1 }],
  render({ node, running, context }) {
    const code = deindent(running.inner, node.indentation).replace(/^[\n\r]+|[\n\r]+$/g, '')
    return context.highlight(code, toText(running.get(0)), toText(running.get(1)))
  },
}
