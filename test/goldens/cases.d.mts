export interface Case {
  readonly name: string
  readonly input: string
  /** Null before the script that makes the expectations has run. */
  readonly expected: string | null
}

export declare function readCases(text: string): { readonly config: string; readonly cases: readonly Case[] }
