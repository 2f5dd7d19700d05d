import { engine } from './engine.ts'

interface OpenOptions {
  readonly title?: string
  readonly defaultPath?: string
  readonly properties?: readonly string[]
}

interface MessageOptions {
  readonly message: string
  readonly detail?: string
  readonly buttons?: readonly string[]
  readonly defaultId?: number
  readonly cancelId?: number
}

export const dialog = {
  async showOpenDialog(...given: readonly [object, OpenOptions] | readonly [OpenOptions]) {
    const options = given.at(-1) as OpenOptions
    const answer = await engine.call('showDialog', {
      kind: 'open',
      title: options.title ?? '',
      defaultPath: options.defaultPath ?? null,
      properties: options.properties ?? [],
    })
    if (!('paths' in answer)) throw new Error('A dialog for files was answered with a button.')
    return { canceled: answer.paths.length === 0, filePaths: answer.paths }
  },
  async showMessageBox(...given: readonly [object, MessageOptions] | readonly [MessageOptions]) {
    const options = given.at(-1) as MessageOptions
    const answer = await engine.call('showDialog', {
      kind: 'message',
      message: options.message,
      detail: options.detail ?? '',
      buttons: options.buttons ?? ['OK'],
      defaultId: options.defaultId ?? 0,
      cancelId: options.cancelId ?? 0,
    })
    if (!('button' in answer)) throw new Error('A message box was answered with files.')
    return { response: answer.button, checkboxChecked: false }
  },
}
