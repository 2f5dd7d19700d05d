/** The operations of a save, in one place so that each can be made to fail. */
import {
  chmod,
  chown,
  link,
  lstat,
  open,
  readdir,
  readFile,
  readlink,
  realpath,
  rename,
  stat,
  unlink,
} from 'node:fs/promises'

export const disk = { chmod, chown, link, lstat, open, readdir, readFile, readlink, realpath, rename, stat, unlink }

export type Disk = typeof disk
