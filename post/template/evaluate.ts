import { Budget, type Call, type Environment, limits } from './environment.ts'
import { escapeTemplate } from './escaping/escape.ts'
import { escapedText } from './escaping/escapers.ts'
import { LimitFailure, TemplateFailure } from './failure.ts'
import { placeOf } from './lex.ts'
import { memberOf } from './member.ts'
import type { ActionNode, BranchNode, Command, Node, Operand, Pipe, Template } from './node.ts'
import { printValue } from './print.ts'
import { rangeOver } from './range.ts'
import { isTrue } from './truth.ts'
import { Dictionary, Thing, textOf, type Value } from './value.ts'

/** Runs a template on `dot`. Throws `TemplateFailure`, also where a limit is reached, and nothing else. */
export function executeTemplate(
  template: Template,
  dot: Value,
  environment: Environment,
  budget = new Budget(),
): string {
  return runTemplate(template, dot, environment, budget).text
}

/** What a template wrote, and the value of its `return`, if it came to one. */
export interface Outcome {
  readonly text: string
  readonly returned: Value | undefined
}

/** As `executeTemplate`, for partials: they may `return` a value, and they spend their caller's budget. */
export function runTemplate(template: Template, dot: Value, environment: Environment, budget: Budget): Outcome {
  const ready = environment.escape ? escapeTemplate(template) : template
  const machine = new Machine(template, ready.definitions, environment, budget)
  budget.enter()
  machine.run(ready.nodes, dot)
  budget.leave()
  return { text: machine.output, returned: machine.returned }
}

type Jump = 'break' | 'continue' | 'return' | null

class Machine {
  returned: Value | undefined
  output = ''
  private readonly template: Template
  private readonly definitions: Template['definitions']
  private readonly call: Call
  private variables: { name: string; value: Value }[] = []
  /** The offset of what is being evaluated, for the place of a failure. */
  private from = 0

  constructor(template: Template, definitions: Template['definitions'], environment: Environment, budget: Budget) {
    this.template = template
    this.definitions = definitions
    this.call = { environment, budget, template }
  }

  run(nodes: readonly Node[], dot: Value): void {
    const outer = this.variables
    this.variables = [{ name: '$', value: dot }]
    try {
      this.list(nodes, dot)
    } catch (failure) {
      if (!(failure instanceof TemplateFailure)) throw failure
      const { line, column } = placeOf(this.template.source, this.from)
      throw failure.at(this.template.name, line, column)
    }
    this.variables = outer
  }

  private list(nodes: readonly Node[], dot: Value): Jump {
    const scope = this.variables.length
    for (const node of nodes) {
      const jump = this.node(node, dot)
      if (jump !== null) return jump
    }
    this.variables.length = scope
    return null
  }

  private node(node: Node, dot: Value): Jump {
    this.call.budget.step()
    switch (node.kind) {
      case 'text':
        this.write(node.text)
        return null
      case 'action': {
        const value = this.pipe(node.pipe, dot)
        if (node.pipe.variables.length === 0) this.write(this.printed(node, value))
        return null
      }
      case 'if':
      case 'with':
        return this.branch(node, dot)
      case 'range':
        return this.range(node, dot)
      case 'template':
        this.from = node.from
        this.invoke(node.name, node.pipe === null ? null : this.pipe(node.pipe, dot))
        return null
      case 'return':
        this.returned = node.pipe === null ? null : this.pipe(node.pipe, dot)
        return 'return'
      default:
        return node.kind
    }
  }

  private write(text: string): void {
    this.call.budget.wrote(text.length)
    this.output += text
  }

  private printed(node: ActionNode, value: Value): string {
    if (node.escapers !== undefined) return escapedText(value, node.escapers)
    return value === null ? '<no value>' : printValue(value)
  }

  private branch(node: BranchNode, dot: Value): Jump {
    const scope = this.variables.length
    const value = this.pipe(node.pipe, dot)
    const inside = node.kind === 'with' ? value : dot
    const jump = isTrue(value)
      ? this.list(node.body, inside)
      : node.otherwise === null
        ? null
        : this.list(node.otherwise, dot)
    this.variables.length = scope
    return jump
  }

  private range(node: BranchNode, dot: Value): Jump {
    const scope = this.variables.length
    const over = this.value(node.pipe, dot)
    if (node.pipe.variables.length > 1 && typeof over === 'bigint')
      throw new TemplateFailure(`can't use ${over} to iterate over more than one variable`)
    const pairs = rangeOver(over)
    let rounds = 0
    for (const [key, value] of pairs) {
      if (++rounds > limits.range) throw new LimitFailure(`a range goes over more than ${limits.range} items`)
      this.call.budget.step()
      this.assign(node.pipe, key, value)
      const jump = this.list(node.body, value)
      this.variables.length = scope
      if (jump === 'return') return jump
      if (jump === 'break') break
    }
    if (rounds > 0 || node.otherwise === null) return null
    const jump = this.list(node.otherwise, dot)
    this.variables.length = scope
    return jump
  }

  private assign(pipe: Pipe, key: Value, value: Value): void {
    const [first, second] = pipe.variables
    if (first === undefined) return
    this.give(first, second === undefined ? value : key, pipe.declares)
    if (second !== undefined) this.give(second, value, pipe.declares)
  }

  private invoke(name: string, dot: Value): void {
    const nodes = this.definitions.get(name)
    if (nodes === undefined) throw new TemplateFailure(`template "${name}" not defined`)
    const { budget } = this.call
    budget.enter()
    this.run(nodes, dot)
    budget.leave()
  }

  /** A pipe's value, after giving it to the variables that it names. */
  private pipe(pipe: Pipe, dot: Value): Value {
    const value = this.value(pipe, dot)
    for (const name of pipe.variables) this.give(name, value, pipe.declares)
    return value
  }

  private value(pipe: Pipe, dot: Value): Value {
    let value: Value | undefined
    for (const command of pipe.commands) value = this.command(command, dot, value)
    return value ?? null
  }

  private give(name: string, value: Value, declares: boolean): void {
    if (declares) {
      this.variables.push({ name, value })
      return
    }
    const variable = this.variables.findLast((known) => known.name === name)
    if (variable === undefined) throw new TemplateFailure(`undefined variable "${name}"`)
    variable.value = value
  }

  /** One command; `piped` is the value of the one before it, which becomes the last argument. */
  private command(command: Command, dot: Value, piped: Value | undefined): Value {
    this.call.budget.step()
    this.from = command.from
    const { operands } = command
    const first = operands[0]
    if (first === undefined) throw new TemplateFailure('missing value for command')
    if (first.kind === 'literal' && first.value === null) throw new TemplateFailure('nil is not a command')
    if (first.kind === 'function') return this.calculate(first.name, operands, dot, piped, command.from)
    if (operands.length === 1 && piped === undefined) return this.operand(first, dot)
    const args = this.arguments(operands, dot, piped)
    this.from = command.from
    return this.apply(first, args, dot)
  }

  /** The values after the first operand, and what is piped in. */
  private arguments(operands: readonly Operand[], dot: Value, piped: Value | undefined): Value[] {
    const args: Value[] = []
    for (let at = 1; at < operands.length; at++) {
      const operand = operands[at]
      if (operand !== undefined) args.push(this.operand(operand, dot))
    }
    if (piped !== undefined) args.push(piped)
    return args
  }

  /** A field or method with arguments. */
  private apply(operand: Operand, args: readonly Value[], dot: Value): Value {
    switch (operand.kind) {
      case 'field':
        return this.members(dot, operand.names, args)
      case 'variable':
        if (operand.names.length > 0) return this.members(this.variable(operand.name), operand.names, args)
        break
      case 'chain':
        return this.chain(operand.of, operand.names, args, dot)
      default:
    }
    throw new TemplateFailure("can't give argument to non-function")
  }

  /** A function's value; `operands` are its name and its arguments. */
  private calculate(
    name: string,
    operands: readonly Operand[],
    dot: Value,
    piped: Value | undefined,
    from: number,
  ): Value {
    if (name === 'and' || name === 'or') return this.shortCut(name, operands.slice(1), dot, piped)
    if (name === 'try') return this.attempt(operands.slice(1), dot, piped)
    const callee = this.call.environment.functions.get(name)
    if (callee === undefined) throw new TemplateFailure(`function "${name}" not defined`)
    const args = this.arguments(operands, dot, piped)
    this.from = from
    return checkSize(callee(args, this.call))
  }

  /** `and` and `or` evaluate no more than they need, and give the operand that decided. */
  private shortCut(name: 'and' | 'or', rest: readonly Operand[], dot: Value, piped: Value | undefined): Value {
    let value: Value | undefined
    for (const operand of rest) {
      value = this.operand(operand, dot)
      if (isTrue(value) === (name === 'or')) return value
    }
    if (piped !== undefined) value = piped
    if (value === undefined) throw new TemplateFailure(`wrong number of args for ${name}: want at least 1 got 0`)
    return value
  }

  /** `try`: a value, or why there is none. A limit that is reached stays reached. */
  private attempt(rest: readonly Operand[], dot: Value, piped: Value | undefined): Value {
    const result = (value: Value, failure: TemplateFailure | null): Value =>
      new Dictionary([
        ['Value', value],
        [
          'Err',
          failure === null ? null : new Thing('*tpl.TryError', { Error: () => failure.message }, failure.message),
        ],
      ])
    const [only] = rest
    if (only === undefined) return result(piped ?? null, null)
    try {
      return result(this.operand(only, dot), null)
    } catch (failure) {
      if (!(failure instanceof TemplateFailure) || failure instanceof LimitFailure) throw failure
      return result(null, failure)
    }
  }

  private operand(operand: Operand, dot: Value): Value {
    switch (operand.kind) {
      case 'literal':
        return operand.value
      case 'dot':
        return dot
      case 'field':
        return this.members(dot, operand.names, [])
      case 'variable':
        return this.members(this.variable(operand.name), operand.names, [])
      case 'chain':
        return this.chain(operand.of, operand.names, [], dot)
      case 'function':
        return this.calculate(operand.name, [], dot, undefined, this.from)
      case 'pipe':
        return this.pipe(operand.pipe, dot)
    }
  }

  /** `(pipe).A.B` and `strings.ToLower`, whose first field is part of a function's name. */
  private chain(of: Operand, names: readonly string[], args: readonly Value[], dot: Value): Value {
    if (of.kind !== 'function') return this.members(this.operand(of, dot), names, args)
    const { functions } = this.call.environment
    const name = `${of.name}.${names[0]}`
    const callee = functions.get(name)
    if (callee !== undefined)
      return names.length === 1 ? callee(args, this.call) : this.members(callee([], this.call), names.slice(1), args)
    if (!functions.has(of.name)) throw new TemplateFailure(`function "${name}" not defined`)
    return this.members(this.calculate(of.name, [], dot, undefined, this.from), names, args)
  }

  private members(value: Value, names: readonly string[], args: readonly Value[]): Value {
    const last = names.length - 1
    for (const [index, name] of names.entries()) value = memberOf(value, name, index === last ? args : [])
    return value
  }

  private variable(name: string): Value {
    const variable = this.variables.findLast((known) => known.name === name)
    if (variable === undefined) throw new TemplateFailure(`undefined variable "${name}"`)
    return variable.value
  }
}

/** Refuses a text that has grown too long. */
function checkSize(value: Value): Value {
  if ((textOf(value)?.length ?? 0) > limits.text) throw new LimitFailure('a text in the template is too long')
  return value
}
