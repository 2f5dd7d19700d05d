/** What a shortcode's template tells of the shortcode without being run. */
import type { Command, Node, Operand, Pipe, Template } from '../template/node.ts'

/** An argument that a template reads: by key, or by position where `name` is a number. */
export interface Parameter {
  readonly name: string | number
}

/** Whether the template takes inner content: `.Inner` or `.InnerDeindent` is an operand somewhere, as Hugo decides it. */
export function takesInnerContent(template: Template): boolean {
  for (const command of commandsOf(template))
    for (const operand of command.operands) {
      const names = operand.kind === 'field' || operand.kind === 'variable' ? operand.names : []
      if (names.includes('Inner') || names.includes('InnerDeindent')) return true
    }
  return false
}

/** Whether its first action is `$_hugo_config := …` with version 1. */
export function usesOldInner(template: Template): boolean {
  const first = template.nodes.find((node) => node.kind !== 'text')
  if (first?.kind !== 'action' || first.pipe.variables[0] !== '$_hugo_config') return false
  const value = first.pipe.commands[0]?.operands[0]
  return value?.kind === 'literal' && typeof value.value === 'string' && /"version"\s*:\s*1\b/.test(value.value)
}

/** The arguments that it reads, each once, in the order of first use. */
export function parametersOf(template: Template): Parameter[] {
  const found = new Set<string | number>()
  for (const command of commandsOf(template)) {
    const [first, second, third] = command.operands
    if (first !== undefined && lastName(first) === 'Get') addKey(found, second)
    if (first?.kind === 'function' && first.name === 'index' && second !== undefined && lastName(second) === 'Params')
      addKey(found, third)
    for (const operand of command.operands) {
      const names = namesOf(operand)
      const key = names[names.indexOf('Params') + 1]
      const own = operand.kind === 'field' || (operand.kind === 'variable' && operand.name === '$')
      if (own && names[0] === 'Params' && key !== undefined) found.add(key)
    }
  }
  return [...found].map((name) => ({ name }))
}

function addKey(found: Set<string | number>, operand: Operand | undefined): void {
  if (operand?.kind !== 'literal') return
  if (typeof operand.value === 'string') found.add(operand.value)
  if (typeof operand.value === 'bigint') found.add(Number(operand.value))
}

function namesOf(operand: Operand): readonly string[] {
  return 'names' in operand ? operand.names : []
}

function lastName(operand: Operand): string | undefined {
  return namesOf(operand).at(-1)
}

/** Every command of the template and of what it reaches by `template`, those inside parentheses too. */
function* commandsOf(template: Template): Iterable<Command> {
  const reached = new Set<string>()
  const waiting: (readonly Node[])[] = [template.nodes]
  for (let nodes = waiting.pop(); nodes !== undefined; nodes = waiting.pop())
    for (const node of nodes) {
      if (node.kind === 'template') {
        const defined = reached.has(node.name) ? undefined : template.definitions.get(node.name)
        reached.add(node.name)
        if (defined !== undefined) waiting.push(defined)
      }
      if (node.kind === 'if' || node.kind === 'with' || node.kind === 'range')
        waiting.push(node.body, ...(node.otherwise === null ? [] : [node.otherwise]))
      if ('pipe' in node && node.pipe !== null) yield* commandsIn(node.pipe)
    }
}

function* commandsIn(pipe: Pipe): Iterable<Command> {
  for (const command of pipe.commands) {
    yield command
    for (const operand of command.operands) {
      const inner = operand.kind === 'chain' ? operand.of : operand
      if (inner.kind === 'pipe') yield* commandsIn(inner.pipe)
    }
  }
}
