/** Who may talk to the server: whoever holds the token of this start, at the address of this start. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Session {
  /** 256 random bits, for the fragment of the app's address. */
  readonly token: string
  /** Whether a request's `Authorization` header carries the token. Takes as long for a wrong one as for the right. */
  allows(authorization: string | undefined): boolean
}

export function createSession(): Session {
  const token = randomBytes(32).toString('base64url')
  const wanted = digest(`Bearer ${token}`)
  return { token, allows: (authorization) => timingSafeEqual(digest(authorization ?? ''), wanted) }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
