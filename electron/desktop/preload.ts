import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Bridge, HostEvent } from '../api.ts'

// The page gets these three functions: neither `ipcRenderer` nor an event object, through which it could reach more.
contextBridge.exposeInMainWorld('galley', {
  call: (call) => ipcRenderer.invoke('galley:call', call),
  listen(listener) {
    const hear = (_event: unknown, event: HostEvent) => listener(event)
    ipcRenderer.on('galley:event', hear)
    return () => {
      ipcRenderer.off('galley:event', hear)
    }
  },
  pathOf: (file) => (file instanceof File ? webUtils.getPathForFile(file) || null : null),
} satisfies Bridge)
