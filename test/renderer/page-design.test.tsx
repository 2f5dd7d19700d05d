import axe from 'axe-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import design from '../../assets/page/default.css?raw'

const style = document.createElement('style')
const main = document.createElement('main')

beforeEach(() => {
  style.textContent = design
  document.head.append(style)
  document.body.className = 'galley-page'
  main.className = 'galley-sheet'
  document.body.append(main)
})

afterEach(() => {
  style.remove()
  main.remove()
  delete document.documentElement.dataset.theme
})

/** Where the text of an element begins and ends, in pixels from the left edge of its content. */
function spread(selector: string) {
  const element = main.querySelector(selector)
  if (!element) throw new Error(`There is no ${selector}.`)
  const range = document.createRange()
  range.selectNodeContents(element)
  const [text, box] = [range.getBoundingClientRect(), element.getBoundingClientRect()]
  return { left: text.left - box.left, right: box.right - text.right }
}

test('text from right to left keeps to the right, and its list items to their markers, on a page that says nothing of it', () => {
  main.innerHTML = `<header class="galley-header"><h1 class="galley-title">العربية</h1></header><div class="galley-body">
    <p id="ar">وصلت الحروف</p><p id="en">The stick</p><h2>العربية</h2><blockquote><p>وصلت</p></blockquote>
    <ul><li>وصلت</li></ul><p id="told" dir="ltr">وصلت</p></div>`
  for (const selector of ['.galley-title', '#ar', 'h2', 'blockquote p']) {
    expect(spread(selector).right).toBeLessThan(2)
    expect(spread(selector).left).toBeGreaterThan(100)
  }
  for (const selector of ['#en', 'li', '#told']) expect(spread(selector).left).toBeLessThan(2)
})

test.for(['light', 'dark'])('every ink can be read on marked text, %s', async (theme) => {
  document.documentElement.dataset.theme = theme
  main.innerHTML = `<div class="galley-body"><p><mark>Marked <a href="#x">link</a> <del>gone</del></mark></p>
    <h6><mark>Heading</mark></h6><section class="footnotes"><p><mark>Note</mark></p></section></div>`
  const { violations, passes } = await axe.run(main, { runOnly: ['color-contrast'] })
  expect(violations.flatMap(({ nodes }) => nodes.map(({ failureSummary }) => failureSummary))).toEqual([])
  expect(passes.flatMap(({ nodes }) => nodes).length).toBeGreaterThan(3)
})

test.for([400, 460, 650])('most of a header’s picture is in sight on a sheet of %i pixels', (width) => {
  main.style.width = `${width}px`
  main.innerHTML = '<header class="galley-header"><div class="galley-hero"><img src="data:," alt=""></div></header>'
  const { height } = main.querySelector('img')?.getBoundingClientRect() ?? { height: 0 }
  // Of 16 by 9, the shape of most cameras and cards.
  expect(height / ((main.clientWidth * 9) / 16)).toBeGreaterThan(0.7)
  main.removeAttribute('style')
})
