import type { Builtin } from './table.ts'

/** `comment` writes nothing. */
export const commentBuiltin: Builtin = { name: 'comment', takesInner: true, parameters: [], render: () => '' }
