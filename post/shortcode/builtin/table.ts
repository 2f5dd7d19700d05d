import type { Builtin } from './builtin.ts'
import { commentBuiltin } from './comment.ts'
import { detailsBuiltin } from './details.ts'
import { elsewhereBuiltins } from './elsewhere.ts'
import { figureBuiltin } from './figure.ts'
import { highlightBuiltin } from './highlight.ts'
import { paramBuiltin, refBuiltin, relrefBuiltin } from './page-value.ts'
import { vimeoBuiltin, youtubeBuiltin } from './video.ts'

/** The shortcodes that Hugo brings, by name. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  [
    commentBuiltin,
    detailsBuiltin,
    ...elsewhereBuiltins,
    figureBuiltin,
    highlightBuiltin,
    paramBuiltin,
    refBuiltin,
    relrefBuiltin,
    vimeoBuiltin,
    youtubeBuiltin,
  ].map((builtin) => [builtin.name, builtin]),
)
