import { Thing } from '../template/value.ts'

/** `.Page.File` of a path below the content folder. */
export function fileObject(path: string): Thing {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const folder = path.slice(0, path.length - name.length)
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : ''
  const base = extension === '' ? name : name.slice(0, -extension.length - 1)
  const bundle = base === 'index' || base === '_index'
  return new Thing(
    '*hugolib.fileInfo',
    {
      Path: () => path,
      Dir: () => folder,
      Section: () => folder.split('/')[0] ?? '',
      LogicalName: () => name,
      BaseFileName: () => base,
      TranslationBaseName: () => base,
      ContentBaseName: () => (bundle && folder !== '' ? (folder.split('/').at(-2) ?? '') : base),
      Ext: () => extension,
      Filename: () => path,
      IsContentFile: () => true,
    },
    path,
  )
}
