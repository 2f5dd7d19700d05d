export const runner: string
export const frontMatter: string
export function tagOf(name: string): string
export function random(seed: number): () => number
export function templates(seed: number): Generator<string>
export function damaged(template: string, next: () => number): string
