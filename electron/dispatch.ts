/** The one gate for calls from outside: each is checked against its method's schema before the host sees it. */
import * as v from 'valibot'
import type { Host, Method, Refusal, Reply } from './api.ts'
import { Refused, toRefusal } from './refused.ts'
import { settingsSchema } from './settings.ts'

const most = { path: 4096, url: 100_000, text: 64 << 20, posts: 200_000, questions: 1000 }
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(most.path))
const name = v.pipe(v.string(), v.maxLength(most.path))
const version = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

const menuItem = v.strictObject({
  id: name,
  title: name,
  key: v.nullable(name),
  menu: v.picklist(['File', 'Edit', 'Insert', 'View', 'Go', 'Help']),
  group: v.number(),
  enabled: v.boolean(),
  checked: v.nullable(v.boolean()),
})

const fileQuestion = v.strictObject({
  what: v.picklist(['text', 'folder']),
  root: v.picklist(['site', 'content', 'static', 'assets']),
  path: name,
})

/** A method without its check does not compile. */
const checks: { [M in Method]: v.GenericSchema<unknown, Parameters<Host[M]>> } = {
  about: v.strictTuple([]),
  saveSettings: v.strictTuple([settingsSchema]),
  listFolders: v.strictTuple([v.nullable(path)]),
  chooseFolder: v.strictTuple([]),
  openFolder: v.strictTuple([path]),
  readPost: v.strictTuple([path]),
  writePost: v.strictTuple([path, v.pipe(v.string(), v.maxLength(most.text)), v.nullable(version)]),
  createPost: v.strictTuple([v.strictObject({ section: name, title: name, slug: name, bundle: v.boolean() })]),
  renamePost: v.strictTuple([path, path]),
  duplicatePost: v.strictTuple([path]),
  trashPost: v.strictTuple([path]),
  habits: v.strictTuple([]),
  siteKit: v.strictTuple([]),
  siteContents: v.strictTuple([v.pipe(v.array(fileQuestion), v.maxLength(most.questions))]),
  image: v.strictTuple([path, v.pipe(v.string(), v.maxLength(most.url))]),
  images: v.strictTuple([path]),
  startExport: v.strictTuple([
    v.strictObject({
      posts: v.union([v.literal('all'), v.pipe(v.array(path), v.maxLength(most.posts))]),
      out: path,
      drafts: v.boolean(),
    }),
  ]),
  cancelExport: v.strictTuple([v.pipe(v.number(), v.integer())]),
  reveal: v.strictTuple([path]),
  openExternal: v.strictTuple([path]),
  setDocument: v.strictTuple([v.strictObject({ title: name, path: v.nullable(path), dirty: v.boolean() })]),
  setMenu: v.strictTuple([v.pipe(v.array(menuItem), v.maxLength(1000))]),
}

const callSchema = v.strictObject({ method: v.string(), args: v.array(v.unknown()) })

/** Checks and runs a call. It never rejects: what went wrong is in the reply, in words for the writer. */
export async function dispatch(host: Host, call: unknown): Promise<Reply> {
  const read = v.safeParse(callSchema, call)
  if (!read.success || !isMethod(read.output.method)) return { error: badCall }
  return answer(host, read.output.method, read.output.args)
}

async function answer<M extends Method>(host: Host, method: M, args: readonly unknown[]): Promise<Reply> {
  const checked = v.safeParse(checks[method], args)
  if (!checked.success) return { error: badCall }
  try {
    const run = host[method] as (...args: Parameters<Host[M]>) => ReturnType<Host[M]>
    return { value: (await run.apply(host, checked.output as Parameters<Host[M]>)) ?? null }
  } catch (error) {
    if (error instanceof Refused) return { error: toRefusal(error) }
    // The stack says where, and holds no line of anyone's post.
    process.stderr.write(`galley: ${method} failed: ${stackOf(error)}\n`)
    return {
      error: {
        code: 'failed',
        message: 'Something went wrong inside Galley. Your text is kept here; please try again.',
      },
    }
  }
}

function isMethod(method: string): method is Method {
  return Object.hasOwn(checks, method)
}

/** Name and code lines of an error, without its message, which could quote a file. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...lines].join('\n')
}

const badCall: Refusal = { code: 'bad-call', message: 'Galley did not understand what was asked. Nothing was changed.' }
