import type { Builtin } from './builtin.ts'

/** `comment` writes nothing. */
export const commentBuiltin: Builtin = { name: 'comment', takesInner: true, parameters: [], render: () => '' }
