/**
 * The app's own `@font-face` rules, with absolute addresses, for the preview's frame, which can load fonts but no style
 * sheet. Browsers fetch only the files whose letters a post has.
 */
export function fontFaces(): string {
  const rules: string[] = []
  for (const sheet of document.styleSheets) {
    const base = sheet.href ?? document.baseURI
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) continue
      rules.push(rule.cssText.replace(/url\("([^"]*)"\)/g, (_, url) => `url("${new URL(url, base).href}")`))
    }
  }
  return rules.join('\n')
}
