/**
 * The page's own nonce, which lets style elements through its content policy. Browsers hide the attribute from
 * selectors and markup; only the property has it. Empty where there is no page (a test in Node).
 */
export const nonce: string =
  (typeof document !== 'undefined' && document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce) ||
  ''
