import { Refused } from '../refused.ts'

/** Moves a file or folder to the system's trash. */
export async function trash(_path: string): Promise<void> {
  throw new Refused('unsupported', 'There is no trash here. Nothing was deleted.')
}
