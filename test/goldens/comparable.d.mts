export function comparable(html: string): string
