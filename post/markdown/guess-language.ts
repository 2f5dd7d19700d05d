/**
 * The language of code that names none, as Hugo's highlighter guesses it where `guessSyntax` is on: of what its lexers
 * look for, the marks that real code has. `fallback` is its name for code that it cannot place.
 */
export function guessedLanguage(code: string): string {
  return marks.find(([, mark]) => mark.test(code))?.[0] ?? 'fallback'
}

const marks: readonly (readonly [language: string, mark: RegExp])[] = [
  ['bash', /^#!.*\/bin\/(?:env |)(?:bash|zsh|sh|ksh)/m],
  ['go', /^package |fmt\./m],
  ['c', /^\s*#\s*(?:include\s+["<]|ifn?def\s)/m],
]
