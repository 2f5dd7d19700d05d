import type { PageNode } from '../site/page-node.ts'
import { md5 } from '../template/digest.ts'
import { bytesOf } from '../template/print.ts'
import { Thing } from '../template/value.ts'

/** `.File` of a page that has one: https://gohugo.io/methods/page/file/ */
export function fileObject(page: PageNode): Thing {
  const { source, place } = page
  const path = (source?.mounted?.path ?? source?.path ?? '').replace(/^\/+/, '')
  const name = path.slice(path.lastIndexOf('/') + 1)
  const folder = path.slice(0, path.length - name.length)
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : ''
  const base = extension === '' ? name : name.slice(0, -extension.length - 1)
  return new Thing(
    '*source.File',
    {
      Path: () => path,
      Dir: () => folder || '/',
      Section: () => folder.split('/')[0] ?? '',
      LogicalName: () => name,
      BaseFileName: () => base,
      TranslationBaseName: () => place?.name ?? base,
      ContentBaseName: () => page.fileName,
      UniqueID: () => md5(bytesOf(path)),
      Ext: () => extension,
      Lang: () => '',
      // The whole path on disk is nobody's business: the path below the content folder stands for it.
      Filename: () => path,
      IsContentFile: () => true,
      IsZero: () => false,
    },
    place?.name ?? base,
  )
}
