import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron'

/** What the menu at the pointer needs of a page. */
export interface Spelling {
  replaceMisspelling(word: string): void
  addToDictionary(word: string): void
}

type Clicked = Pick<ContextMenuParams, 'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions'>

/** The menu at the pointer: spelling first, then the clipboard. Empty where there is nothing to do. */
export function contextTemplate(clicked: Clicked, spelling: Spelling): MenuItemConstructorOptions[] {
  const groups = [spellingEntries(clicked, spelling), clipboardEntries(clicked)].filter((group) => group.length > 0)
  return groups.flatMap((group, at) => (at === 0 ? group : [{ type: 'separator' } as const, ...group]))
}

function spellingEntries(
  { misspelledWord, dictionarySuggestions }: Clicked,
  spelling: Spelling,
): MenuItemConstructorOptions[] {
  if (misspelledWord === '') return []
  const suggestions = dictionarySuggestions.map((word) => ({
    label: word,
    click: () => spelling.replaceMisspelling(word),
  }))
  return [
    ...(suggestions.length > 0 ? suggestions : [{ label: 'No suggestions', enabled: false }]),
    { type: 'separator' },
    { label: `Add “${misspelledWord}” to the dictionary`, click: () => spelling.addToDictionary(misspelledWord) },
  ]
}

function clipboardEntries({ isEditable, selectionText }: Clicked): MenuItemConstructorOptions[] {
  if (isEditable) return [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }]
  return selectionText.trim() === '' ? [] : [{ role: 'copy' }]
}
