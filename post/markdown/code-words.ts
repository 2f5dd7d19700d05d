/** Colours for languages without a grammar here, by what nearly all of them share: comments, strings, numbers, keywords. */

export interface Span {
  readonly from: number
  readonly to: number
  readonly classes: string
}

interface Words {
  readonly names: string
  /** Source of the regular expression of a comment. */
  readonly comment: string
  readonly string: string
  readonly keywords: string
  /** What else has a colour, by class, tried before the rest. */
  readonly first?: readonly (readonly [classes: string, pattern: string])[]
}

const hash = '#[^\\n]*'
const slashes = '//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)'
const quoted = `"(?:[^"\\\\\\n]|\\\\[\\s\\S])*"?|'(?:[^'\\\\\\n]|\\\\[\\s\\S])*'?`

const languages: readonly Words[] = [
  {
    names: 'sh bash shell zsh ksh fish console shell-session bash-session .bashrc .zshrc env',
    comment: '(?<=^|\\s)#[^\\n]*',
    string: `"(?:[^"\\\\]|\\\\[\\s\\S])*"?|'[^']*'?`,
    keywords:
      'if then else elif fi for while until do done case esac in function select time coproc return exit export local readonly declare alias unset set shift source trap exec eval cd echo printf read test sudo',
    first: [
      ['tok-meta', '(?<=^|\\n)[$%>] (?=\\S)'],
      ['tok-name', '\\$(?:\\w+|\\{[^}\\n]*\\}|[#?@*!$-])'],
      ['tok-attribute', '(?<=\\s)--?[A-Za-z][\\w-]*'],
    ],
  },
  {
    names:
      'toml ini cfg conf properties dosini editorconfig .editorconfig gitconfig .gitconfig systemd desktop service hcl terraform tf',
    comment: '[#;][^\\n]*',
    string: `"""[\\s\\S]*?(?:"""|$)|'''[\\s\\S]*?(?:'''|$)|${quoted}`,
    keywords: 'true false on off yes no null',
    first: [
      ['tok-heading tok-type', '(?<=^|\\n)[ \\t]*\\[[^\\]\\n]*\\]+'],
      ['tok-name', '(?<=^|\\n|[{,])[ \\t]*[\\w."-]+(?=[ \\t]*[=:])'],
      ['tok-number', '\\d{4}-\\d\\d-\\d\\d(?:[T ][\\d:.]+(?:Z|[+-]\\d\\d:\\d\\d)?)?'],
    ],
  },
  {
    names: 'diff patch udiff',
    comment: '(?<=^|\\n)(?:diff|index|---|\\+\\+\\+|\\\\)[^\\n]*',
    string: '(?!)',
    keywords: '',
    first: [
      ['tok-comment', '(?<=^|\\n)(?:diff |index |--- |\\+\\+\\+ )[^\\n]*'],
      ['tok-meta', '(?<=^|\\n)@@[^\\n]*'],
      ['tok-inserted', '(?<=^|\\n)[+>][^\\n]*'],
      ['tok-deleted', '(?<=^|\\n)[-<][^\\n]*'],
    ],
  },
  {
    names: 'docker dockerfile containerfile',
    comment: hash,
    string: quoted,
    keywords:
      'FROM AS RUN CMD LABEL MAINTAINER EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG ONBUILD STOPSIGNAL HEALTHCHECK SHELL',
    first: [['tok-name', '\\$(?:\\w+|\\{[^}\\n]*\\})']],
  },
  {
    names: 'make makefile mf bsdmake cmake nginx apache apacheconf caddyfile',
    comment: hash,
    string: quoted,
    keywords:
      'if ifdef ifndef ifeq ifneq else elseif endif include define endef export set function foreach server location',
    first: [
      ['tok-name', '\\$[({][^)}\\n]*[)}]|\\$[@<^?*]'],
      ['tok-type', '(?<=^|\\n)[\\w./%-]+(?=:)'],
    ],
  },
  {
    names: 'sql mysql postgresql postgres pgsql plpgsql sqlite3 sqlite tsql t-sql plsql',
    comment: '--[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|$)',
    string: `'(?:[^']|'')*'?|"[^"]*"?`,
    keywords:
      'select from where and or not in is null as join left right inner outer full cross on group by order having limit offset union all distinct insert into values update set delete create table view index drop alter add column primary key foreign references default unique check constraint case when then else end exists between like asc desc with recursive begin commit rollback returning if int integer text varchar boolean date timestamp numeric',
  },
  {
    names: 'ruby rb crystal elixir ex exs',
    comment: hash,
    string: quoted,
    keywords:
      'def end class module if elsif else unless case when while until for in do begin rescue ensure raise return yield self super nil true false and or not then require include extend attr_accessor attr_reader puts fn defmodule defp use alias import',
    first: [['tok-atom', '(?<![:\\w]):\\w+']],
  },
  {
    names: 'lua haskell hs',
    comment: '--[^\\n]*|\\{-[\\s\\S]*?-\\}',
    string: `"(?:[^"\\\\\\n]|\\\\.)*"?|'(?:[^'\\\\\\n]|\\\\.)'`,
    keywords:
      'local function end if then else elseif for while do repeat until return break nil true false and or not in module import where data type newtype class instance let of case deriving',
  },
  {
    names:
      'swift dart csharp c# cs fsharp zig v d nim solidity sol protobuf proto graphql graphqls gql scala kotlin nix',
    comment: `${slashes}|(?<=^|\\s)#[^\\n]*`,
    string: `"""[\\s\\S]*?(?:"""|$)|${quoted}`,
    keywords:
      'abstract as async await base bool break case catch class const continue default defer do else enum export extends extension false final finally fn for foreach from func function get guard if implements import in init inherit int interface internal is let match message mutation namespace new nil null object operator out override package private protected protocol public query readonly rec return sealed self service set static string struct subscription super switch syntax then this throw throws trait true try type typealias union using val var virtual void where while with yield',
  },
  {
    names: 'r julia jl perl pl nushell nu awk tcl powershell ps1 posh pwsh elvish',
    comment: hash,
    string: quoted,
    keywords:
      'function if else elseif elsif for foreach while do end begin return next break in my our local sub use package import using module struct mutable param process let def true false null nil TRUE FALSE NULL NA library require proc set puts',
    first: [['tok-name', '[$@%][A-Za-z_]\\w*']],
  },
]

interface Lexer {
  /** One group for each of `classes`, in order. */
  readonly pattern: RegExp
  readonly classes: readonly string[]
}

const byName: ReadonlyMap<string, Lexer> = new Map(
  languages.flatMap((language) => {
    const lexer = lexerOf(language)
    return language.names.split(' ').map((name) => [name, lexer] as const)
  }),
)

function lexerOf(language: Words): Lexer {
  const first = language.first ?? []
  const keywords = language.keywords === '' ? '(?!)' : language.keywords.replaceAll(' ', '|')
  const groups = [
    ...first.map(([, pattern]) => `(${pattern})`),
    `(${language.comment})`,
    `(${language.string})`,
    `(?<![\\w$.-])(${keywords})(?![\\w-])`,
    '(?<![\\w.])(-?(?:0[xob][\\da-fA-F_]+|\\d[\\d_]*(?:\\.\\d+)?(?:e[+-]?\\d+)?))(?!\\w)',
  ]
  return {
    pattern: new RegExp(groups.join('|'), language.names.startsWith('sql') ? 'gi' : 'g'),
    classes: [...first.map(([classes]) => classes), 'tok-comment', 'tok-string', 'tok-keyword', 'tok-number'],
  }
}

/** The coloured words of some code; null where the language is not known here. */
export function wordSpans(code: string, language: string): Span[] | null {
  const lexer = byName.get(language.toLowerCase())
  if (lexer === undefined) return null
  const spans: Span[] = []
  for (const match of code.matchAll(lexer.pattern)) {
    const group = match.findIndex((text, index) => index > 0 && text !== undefined)
    const text = match[group] ?? ''
    const from = match.index + match[0].length - text.length
    if (text !== '') spans.push({ from, to: from + text.length, classes: lexer.classes[group - 1] ?? '' })
  }
  return spans
}
