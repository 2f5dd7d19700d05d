export const commonMarkConfigurations: { readonly [name: string]: string }
export function digestOf(html: string): string
