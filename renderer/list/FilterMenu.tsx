import { ListFilter } from 'lucide-react'
import type { PostEntry } from '../../electron/api.ts'
import { type App, getApp, setApp, useApp } from '../store.ts'
import { type Choice, type ChoiceGroup, MenuButton } from '../ui/Menu.tsx'
import { everything, type Query, type Sort } from './query.ts'

const sorts: readonly (readonly [sort: Sort, title: string])[] = [
  ['newest', 'Newest first'],
  ['oldest', 'Oldest first'],
  ['title', 'By title'],
]

const change = (part: Partial<Query>): void => setApp({ query: { ...getApp().query, ...part } })

/** Order of the list, and its filters by section and by any term of any taxonomy. */
export function FilterMenu() {
  const on = useApp(({ query }) => query.section !== null || query.term !== null)
  return (
    <MenuButton label="Filter and sort" className={on ? 'li-filter on' : 'li-filter'} groups={() => groupsOf(getApp())}>
      <ListFilter aria-hidden size={15} strokeWidth={1.75} />
    </MenuButton>
  )
}

function groupsOf({ posts, query, site }: App): readonly ChoiceGroup[] {
  const order: ChoiceGroup = {
    id: 'sort',
    title: 'Order',
    choices: sorts.map(([sort, title]) => ({
      id: sort,
      title,
      checked: query.sort === sort,
      run: () => change({ sort }),
    })),
  }
  const filters = [
    sectionChoice(posts, query),
    ...(site?.taxonomies ?? []).map((name) => termChoice(name, posts, query)),
  ]
  const clear: Choice = {
    id: 'clear',
    title: 'Show all posts',
    enabled: query.mark !== 'all' || query.section !== null || query.term !== null || query.text !== '',
    run: () => setApp({ query: { ...everything, sort: query.sort } }),
  }
  return [
    order,
    { id: 'filter', title: 'Show only', choices: filters.filter((choice) => choice !== null) },
    { id: 'clear', name: 'All', choices: [clear] },
  ]
}

function sectionChoice(posts: readonly PostEntry[], query: Query): Choice | null {
  const counts = countOf(posts.map((post) => post.section))
  if (counts.length < 2) return null
  return {
    id: 'section',
    title: 'Section',
    groups: [
      {
        id: 'sections',
        name: 'Sections',
        choices: counts.map(([section, count]) => ({
          id: `section ${section}`,
          title: section === '' ? 'No section' : section,
          note: String(count),
          checked: query.section === section,
          run: () => change({ section: query.section === section ? null : section }),
        })),
      },
    ],
  }
}

function termChoice(taxonomy: string, posts: readonly PostEntry[], query: Query): Choice | null {
  const counts = countOf(posts.flatMap((post) => post.terms[taxonomy] ?? []))
  if (counts.length === 0) return null
  const isOn = (term: string) => query.term?.taxonomy === taxonomy && query.term.term === term
  return {
    id: `taxonomy ${taxonomy}`,
    title: titleOf(taxonomy),
    groups: [
      {
        id: taxonomy,
        name: titleOf(taxonomy),
        choices: counts.map(([term, count]) => ({
          id: `term ${term}`,
          title: term,
          note: String(count),
          checked: isOn(term),
          run: () => change({ term: isOn(term) ? null : { taxonomy, term } }),
        })),
      },
    ],
  }
}

export const titleOf = (taxonomy: string): string => taxonomy.charAt(0).toUpperCase() + taxonomy.slice(1)

/** Each name with how often it comes, the most frequent first. */
function countOf(names: readonly string[]): readonly (readonly [name: string, count: number])[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
}
