/** Names of the languages that Hugo 0.169 highlights, lower-cased: written by `test/goldens/languages.mjs`. */
export const knownLanguages: ReadonlySet<string> = new Set(
  `
  .bashrc .editorconfig .env .exrc .gitconfig .gvimrc .htaccess .justfile .luaurc .pryrc .pylintrc .vimrc .zshrc
  1p 1s 1s:enterprise 3pm _exrc _gvimrc _vimrc abap abl abnf aconf actionscript actionscript3 ada ada2005 ada95
  adb ads agda ahk ahkl al alloy als ampl angular2 antlr apache apache.conf apache2.conf apacheconf apl
  applescript aql arduino arexx armasm art arturo as as3 asm atl au3 autodelegate autohandler autohotkey autoit
  automount aux avsc awk b b3d bal ballerina bas bash bash-session bashrc basic bat batch batchfile bb beef bf
  bib bibtex bicep bind blitzbasic bnf bplus bqn brainfuck bsdmake build bzl c c# c++ c3 c3i c3t caddy caddyfile
  caddyfile-d caddyfile-directives capnp cassandra cassette cc cdf ceylon cf cf3 cfengine3 cfg cfs cfstatement
  cginc chai chaiscript chapel cheetah chpl cjs cl clj clojure cls cmake cmakelists.txt cmd cob cobol coffee
  coffee-script coffeescript common-lisp console container containerfile coq core cp cpp cpy cql cr crystal cs
  csh csharp csproj css csv cts cucumber cue cxx cython d dal dart dax decls def desktop desktop_entry device
  devicetree dhandler dhcpd.conf di diff django django/jinja dns dnssd docker dockerfile dosbatch dosini dpk dpr
  dtd dts dtsi duby dyl dylan dzn ebnf ebuild ecl eclass edn eex el elisp elixir elm emacs emacs-lisp emacslisp
  env epf eps epsf epsi erb erf erl erlang es escript ex exheres-0 exlib exs f f03 f90 f95 factor feature fennel
  fish fishshell fnl forth fortran fortranfixed frag frt fs fsharp fsi fsproj fth fun fx fxh fzn gas gawk gd gd3
  gdscript gdscript3 gemfile gemfile-lock gemfile.lock gemfilelock gemspec genshi genshitext geo gettext gherkin
  gleam glsl gnuplot go go-html-template go-template go-text-template golang gotmpl gql gradle graphql graphqls
  groff groovy gsed gvimrc h h++ ha handlebars hare haskell haxe hbs hc hcl hexdump hh hlb hlsl hlsli holyc hpp
  hrl hs htm html http hx hxsl hxx hy hylang i idc idr idris igor igorpro ijs image inc inf ini ino intr io ipf
  iscdhcpd j janet java java-properties javascript jdn jinja jl js jsm json json5 jsonata jsonc jsonl jsonnet
  jsx julia jungle justfile jy kak kakoune kakrc kakscript kdl kid kotlin ksh kt kts kube lateralus latex lean
  lean4 libsonnet lighttpd lighty lilypond link lisp ll llvm load lox lpk lpr ltl lua luau ly m m2 ma mak make
  makefile mako man mao mariadb markdown mason materialize mathematica matlab mawk mbt mc mcad mcf mcfunction md
  meson meson.build meson.options meson_options.txt metal mf mhtml mi microcad minizinc mjs mk mkd ml mli mlir
  mll mly mma mo mod modelica modula-2 modula2 mojo monkeyc moon moonbit moonscript morrowind morrowindscript
  mount mt mts mwscript mx myghty mysql myt mzn mzsql nasm natural nawk nb nbp ndisasm netdev network newspeak
  ng2 nginx nginx.conf nim nimrod nix nixos no-highlight nroff ns2 nsh nsi nsis nu obj-c objc objective-c
  objectivec objectpascal ocaml octave odin ones onesenterprise openedge openedgeabl openscad org orgmode p
  pacman.conf pacmanconf pas patch path pbtxt pc perl perl6 pfa php php3 php4 php5 pig pkgconfig pl pl/pgsql pl6
  plain plaintext plc plot plpgsql plt plutus-core pm pml po pod poetry.lock pony posh postgres postgresql
  postscr postscript pot pov povray powerquery powershell pp pq pr prm pro progress prolog prom promela promql
  properties proto protobuf prql ps ps1 psd1 psl psm1 puppet pwsh pxd pxi py py2 py3 pyi pylintrc pyrex python
  python2 python3 pyw pyx qbasic qbs qml qrc r racket ragel rake raku rb rbw rbx re react reason reasonml reg
  registry rego rei rest restructuredtext rex rexx rform rgbasm rh ring rkt rktd rktl rpgle rpmspec rq rs rss
  rst ruby run rust rvt rx s sage sas sass sc scad scala scd scdoc sce scheme sci scilab scm scope scss sed
  service sh sh-session shell shell-session sieve sig siv slice smali smalltalk smarty sml snbt snobol socket
  sol solidity sourcepawn sp spade sparql spec spitfire splus spt sql sqlrpgle squeak squid squid.conf squidconf
  ss ssed st star starlark stas styl stylus sv svelte svg svh swap swift systemd systemverilog t t-sql t42
  tablegen tac tal tape target tasm tcl tcsh td templ termcap termcap.src terminfo terminfo.src terraform tex
  text textpb textproto tf thrift timer tmpl toc toml tpl tpp tradingview transact-sql ts tsql tst tsx ttl tu
  turing turtle tv twig txt txtpb typ typescript typoscript typoscriptcssdata typoscripthtmldata typst uc ucad
  ucode udiff uv.lock uxntal v v.mod vala vapi vb vb.net vbnet vcxproj verilog vert vhd vhdl vhs vim viml vimrc
  vlang volume vsh vshell vtt vue vuejs vv w wast wat wdte webvtt wgsl whiley winbatch wl wlua wsdl wsf xhtml
  xml xml+genshi xml+kid xorg xorg.conf xsd xsl xslt yaml yang yml z80 zed zig zon zone zsh zshrc
`
    .trim()
    .split(/\s+/),
)
