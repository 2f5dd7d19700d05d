/** A pattern as instructions for a machine that follows all of its ways at once (Thompson's construction). */
import { TemplateFailure } from '../failure.ts'
import type { Pattern } from './pattern.ts'

export type Instruction =
  | { readonly kind: 'one'; readonly matches: (character: string) => boolean }
  | { readonly kind: 'edge'; readonly holds: (before: string, after: string) => boolean }
  /** Keeps the place under a number: twice the group's index, and one more at its end. */
  | { readonly kind: 'save'; readonly slot: number }
  /** Goes on at `first` by preference, else at `second`. */
  | { kind: 'split'; first: number; second: number }
  | { kind: 'jump'; to: number }
  | { readonly kind: 'match' }

const mostInstructions = 5_000

export function compile(pattern: Pattern): readonly Instruction[] {
  const program: Instruction[] = []
  const add = (instruction: Instruction) => {
    if (program.length >= mostInstructions) throw new TemplateFailure('a regular expression is too large')
    return program.push(instruction) - 1
  }
  const emit = (node: Pattern): void => {
    switch (node.kind) {
      case 'empty':
        return
      case 'one':
      case 'edge':
        add(node)
        return
      case 'group':
        add({ kind: 'save', slot: node.index * 2 })
        emit(node.of)
        add({ kind: 'save', slot: node.index * 2 + 1 })
        return
      case 'row':
        for (const part of node.of) emit(part)
        return
      case 'choice':
        emitChoice(node.of)
        return
      case 'repeat':
        for (let count = 0; count < node.least; count++) emit(node.of)
        if (node.most === Infinity) emitLoop(node.of, node.greedy)
        else for (let count = node.least; count < node.most; count++) emitOptional(node.of, node.greedy)
    }
  }
  const branch = (greedy: boolean) => {
    const at = add({ kind: 'split', first: 0, second: 0 })
    const split = program[at]
    return (out: number) => {
      if (split?.kind !== 'split') return
      split.first = greedy ? at + 1 : out
      split.second = greedy ? out : at + 1
    }
  }
  const emitLoop = (of: Pattern, greedy: boolean) => {
    const start = program.length
    const close = branch(greedy)
    emit(of)
    add({ kind: 'jump', to: start })
    close(program.length)
  }
  const emitOptional = (of: Pattern, greedy: boolean) => {
    const close = branch(greedy)
    emit(of)
    close(program.length)
  }
  const emitChoice = (branches: readonly Pattern[]) => {
    const jumps: { kind: 'jump'; to: number }[] = []
    for (const [index, one] of branches.entries()) {
      const close = index < branches.length - 1 ? branch(true) : null
      emit(one)
      if (close === null) break
      const jump = { kind: 'jump' as const, to: 0 }
      add(jump)
      jumps.push(jump)
      close(program.length)
    }
    for (const jump of jumps) jump.to = program.length
  }
  emit(pattern)
  add({ kind: 'match' })
  return program
}
