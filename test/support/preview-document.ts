/** Serves the preview frame's document to tests in a page, under the content policy that the host gives it. */
import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'
import { appFile } from '../../electron/web/files.ts'

const renderer = fileURLToPath(new URL('../../renderer', import.meta.url))

export const previewDocument: Plugin = {
  name: 'preview-document',
  configureServer(server) {
    server.middlewares.use((request, response, next) => {
      const url = new URL(request.url ?? '/', 'http://localhost')
      if (!url.pathname.endsWith('/preview.html')) return next()
      void appFile(renderer, '/preview.html', url.search, '').then(({ status, headers, body }) => {
        response.writeHead(status, headers)
        response.end(body)
      }, next)
    })
  },
}
