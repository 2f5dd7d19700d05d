import { describe, expect, test } from 'vitest'
import { type Arrangement, layoutOf, type Pane, revealPane, togglePane } from '../../../renderer/frame/layout.ts'
import { defaultSettings } from '../../../renderer/store.ts'

const panes = defaultSettings.panes
const usual: Arrangement = { drawer: false, front: 'body', bodyHidden: false }
const shown = (width: number, arrangement = usual, hidden = panes.hidden) =>
  layoutOf(width, { ...panes, hidden }, arrangement, true).shown

describe('the panes', () => {
  test('all stand side by side where there is room', () => {
    expect(shown(1440)).toEqual(['posts', 'fields', 'body', 'preview'])
    expect(layoutOf(1440, panes, usual, true).drawer).toBe('none')
  })

  test('lose the posts to a drawer, then preview or body, then all but one', () => {
    expect(shown(1359)).toEqual(['fields', 'body', 'preview'])
    expect(layoutOf(1359, panes, usual, true).drawer).toBe('closed')
    expect(shown(1039)).toEqual(['fields', 'body'])
    expect(shown(1039, { ...usual, front: 'preview' })).toEqual(['fields', 'preview'])
    expect(shown(719)).toEqual(['body'])
    expect(shown(719, { ...usual, front: 'fields' })).toEqual(['fields'])
  })

  test('are the posts alone while no post is open, at any width', () => {
    for (const width of [1440, 1000, 500]) {
      expect(layoutOf(width, { ...panes, hidden: ['posts'] }, usual, false).shown).toEqual(['posts'])
    }
  })

  test('are hidden and shown again by their buttons', () => {
    for (const pane of ['posts', 'fields', 'preview'] as const) {
      const off = togglePane(pane, 1440, panes, usual)
      expect(off.hidden).toEqual([pane])
      expect(togglePane(pane, 1440, { ...panes, hidden: off.hidden }, off.arrangement).hidden).toEqual([])
    }
  })

  test('always hold the body or the preview', () => {
    const noPreview = { ...panes, hidden: ['preview'] as const }
    const noBody = togglePane('body', 1440, noPreview, usual)
    expect(shown(1440, noBody.arrangement, noBody.hidden)).toEqual(['posts', 'fields', 'preview'])
    const back = togglePane('preview', 1440, { ...panes, hidden: noBody.hidden }, noBody.arrangement)
    expect(shown(1440, back.arrangement, back.hidden)).toEqual(['posts', 'fields', 'body'])
  })

  test('open and close the drawer by the posts’ button where the posts have no place', () => {
    const open = togglePane('posts', 1200, panes, usual)
    expect(open.hidden).toEqual([])
    expect(layoutOf(1200, panes, open.arrangement, true).drawer).toBe('open')
    expect(togglePane('posts', 1200, panes, open.arrangement).arrangement.drawer).toBe(false)
  })

  test('come into view when they are asked for, and stay where they are there', () => {
    const names: readonly Pane[] = ['posts', 'fields', 'body', 'preview']
    for (const width of [1440, 1200, 900, 500]) {
      for (const pane of names) {
        const hidden = { ...panes, hidden: ['posts', 'fields', 'preview'] as const }
        const first = revealPane(pane, width, hidden, usual)
        const layout = layoutOf(width, { ...panes, hidden: first.hidden }, first.arrangement, true)
        expect(layout.shown.includes(pane) || (pane === 'posts' && layout.drawer === 'open')).toBe(true)
        const again = revealPane(pane, width, { ...panes, hidden: first.hidden }, first.arrangement)
        expect(again).toEqual({ hidden: first.hidden, arrangement: first.arrangement })
      }
    }
  })
})
