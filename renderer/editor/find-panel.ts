/** Find and replace, at the top of the body. */
import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  replaceAll,
  replaceNext,
  SearchQuery,
  setSearchQuery,
} from '@codemirror/search'
import type { EditorState } from '@codemirror/state'
import { type EditorView, type Panel, runScopeHandlers, type ViewUpdate } from '@codemirror/view'

/** More matches than this are not counted, so that a find for “e” in a long post costs nothing. */
const counted = 999

export function findPanel(view: EditorView): Panel {
  const find = field('Find', true)
  const replace = field('Replace with', false)
  const caseSensitive = option('Match case', 'Aa')
  const wholeWord = option('Whole words', 'W')
  const regexp = option('Regular expression', '.*')
  const count = element('output', 'find-count')
  const options = [caseSensitive, wholeWord, regexp]

  const commit = () => {
    const query = new SearchQuery({
      search: find.value,
      replace: replace.value,
      caseSensitive: isOn(caseSensitive),
      wholeWord: isOn(wholeWord),
      regexp: isOn(regexp),
    })
    if (!query.eq(getSearchQuery(view.state))) view.dispatch({ effects: setSearchQuery.of(query) })
  }
  const show = (state: EditorState) => {
    const query = getSearchQuery(state)
    // What one is typing in is never written to.
    if (find.value !== query.search) find.value = query.search
    if (replace.value !== query.replace) replace.value = query.replace
    turn(caseSensitive, query.caseSensitive)
    turn(wholeWord, query.wholeWord)
    turn(regexp, query.regexp)
    count.textContent = countText(state, query)
  }

  for (const input of [find, replace]) input.addEventListener('input', commit)
  for (const button of options) {
    button.addEventListener('click', () => {
      turn(button, !isOn(button))
      commit()
    })
  }

  const dom = element('div', 'find')
  dom.setAttribute('role', 'search')
  dom.setAttribute('aria-label', 'Find and replace in the body')
  dom.append(
    row(
      find,
      ...options,
      count,
      icon('Previous match', '↑', () => findPrevious(view)),
      icon('Next match', '↓', () => findNext(view)),
      icon('Close', '×', () => closeSearchPanel(view)),
    ),
  )
  if (!view.state.readOnly) {
    dom.append(
      row(
        replace,
        button('Replace', () => replaceNext(view)),
        button('Replace all', () => replaceAll(view)),
      ),
    )
  }
  dom.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    if (runScopeHandlers(view, event, 'search-panel')) return event.preventDefault()
    if (event.key !== 'Enter' || (event.target !== find && event.target !== replace)) return
    event.preventDefault()
    if (event.target === replace) replaceNext(view)
    else if (event.shiftKey) findPrevious(view)
    else findNext(view)
  })
  show(view.state)

  return {
    dom,
    top: true,
    mount: () => find.select(),
    update(update: ViewUpdate) {
      const asked = update.transactions.some(({ effects }) => effects.some((effect) => effect.is(setSearchQuery)))
      if (asked || update.docChanged || update.selectionSet) show(update.state)
    },
  }
}

/** `3 of 12`, `12 matches`, `No match`, or nothing where nothing is looked for. */
function countText(state: EditorState, query: SearchQuery): string {
  if (!query.search) return ''
  if (!query.valid) return 'Not a regular expression'
  const { from, to } = state.selection.main
  const matches = query.getCursor(state.doc)
  let total = 0
  let at = 0
  for (let next = matches.next(); !next.done; next = matches.next()) {
    if (++total > counted) return `More than ${counted} matches`
    if (next.value.from === from && next.value.to === to) at = total
  }
  if (total === 0) return 'No match'
  if (at > 0) return `${at} of ${total}`
  return total === 1 ? '1 match' : `${total} matches`
}

function element<K extends keyof HTMLElementTagNameMap>(name: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  made.className = className
  return made
}

function row(...parts: readonly HTMLElement[]): HTMLElement {
  const made = element('div', 'find-row')
  made.append(...parts)
  return made
}

function field(label: string, main: boolean): HTMLInputElement {
  const input = element('input', 'find-field')
  input.type = 'text'
  input.placeholder = label
  input.spellcheck = false
  input.dir = 'auto'
  input.setAttribute('aria-label', label)
  // CodeMirror puts the focus here when the panel is asked for again.
  if (main) input.setAttribute('main-field', 'true')
  return input
}

function button(label: string, run: () => void): HTMLButtonElement {
  const made = element('button', 'find-button')
  made.type = 'button'
  made.textContent = label
  made.addEventListener('click', run)
  return made
}

function icon(label: string, sign: string, run: () => void): HTMLButtonElement {
  const made = button(sign, run)
  made.className = 'find-icon'
  made.title = label
  made.setAttribute('aria-label', label)
  return made
}

function option(label: string, sign: string): HTMLButtonElement {
  const made = icon(label, sign, () => {})
  turn(made, false)
  return made
}

const isOn = (button: HTMLElement): boolean => button.getAttribute('aria-pressed') === 'true'
const turn = (button: HTMLElement, on: boolean) => button.setAttribute('aria-pressed', String(on))
