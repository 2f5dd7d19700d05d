/** Task list items: `- [ ] to do`, `- [x] done`. */
import type { MarkdownIt, StateCore, Token } from 'markdown-it'
import type { MarkdownSettings } from './settings.ts'

export function taskLists(md: MarkdownIt, settings: MarkdownSettings): void {
  if (!settings.taskLists) return
  md.core.ruler.after('block', 'task_lists', (state: StateCore) => {
    for (let i = 2; i < state.tokens.length; i++) {
      const content = state.tokens[i]
      if (content?.type !== 'inline' || state.tokens[i - 2]?.type !== 'list_item_open') continue
      const box = /^\[([ xX])\]\s*/.exec(content.content)
      if (box === null) continue
      content.content = content.content.slice(box[0].length)
      content.meta = { ...content.meta, task: box[1] === ' ' ? 'open' : 'done' }
    }
  })
  md.core.ruler.after('inline', 'task_boxes', (state: StateCore) => {
    for (const content of state.tokens) {
      if (content.type !== 'inline' || content.meta?.task === undefined) continue
      const box: Token = new state.Token('task_box', 'input', 0)
      box.meta = { done: content.meta.task === 'done' }
      content.children = [box, ...(content.children ?? [])]
    }
  })
  const end = settings.xhtml ? ' /> ' : '> '
  md.renderer.rules.task_box = (tokens, index) =>
    `<input ${tokens[index]?.meta?.done === true ? 'checked="" ' : ''}disabled="" type="checkbox"${end}`
}
