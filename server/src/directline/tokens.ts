import { sign, verify } from 'hono/jwt'
import { derivedSecret } from '../accounts/derivedSecret.ts'
import type { Services } from '../Services.ts'

/** Seconds that a token is good for. Clients refresh theirs at half of it, every 15 minutes. */
export const tokenLife = 1800

/** Seconds within which a stream must be opened; the token in its address may end up in a proxy's log. */
const streamTokenLife = 60

/** What a token is bound to. */
export type Grant = {
  bot: string
  /** The conversation's id, its holder's secret. */
  conversation: string
  user: string
}

type Use = 'direct-line' | 'direct-line-stream'

export type Tokens = {
  issue(grant: Grant, use?: Use): Promise<string>
  /** Undefined for a token that is not ours, was made for another use, or has expired. */
  read(token: string, use?: Use): Promise<Grant | undefined>
}

/**
 * Signed tokens (JWT, HS256) that every node on the database can read. Clients read `user` from them.
 */
export function createTokens(services: Pick<Services, 'db' | 'settings'>): Tokens {
  let key: Promise<string> | undefined
  const findKey = () => {
    key ??= derivedSecret(services, 'direct line')
    key.catch(() => {
      key = undefined
    })
    return key
  }
  return {
    async issue({ bot, conversation, user }, use = 'direct-line') {
      const now = Math.floor(Date.now() / 1000)
      const life = use === 'direct-line' ? tokenLife : streamTokenLife
      return sign({ aud: use, bot, conv: conversation, user, iat: now, exp: now + life }, await findKey(), 'HS256')
    },
    async read(token, use = 'direct-line') {
      const key = await findKey()
      try {
        const { bot, conv, user } = await verify(token, key, { alg: 'HS256', aud: use, iat: false })
        return { bot: String(bot), conversation: String(conv), user: String(user) }
      } catch {
        return undefined
      }
    },
  }
}
