import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { HttpProblem } from '../api/problem.ts'
import type { Services } from '../Services.ts'
import type { Grant, Tokens } from './tokens.ts'

/** Who calls: with a token of ours, with the secret of a bot, or with the id of a public bot. */
export type Caller = ({ by: 'token' } & Grant) | { by: 'secret'; bot: string } | { by: 'name'; bot: string }

/**
 * Reads `Authorization: Bearer …`.
 * @throws HttpProblem 401 without it, 403 if it is none of these or has expired
 */
export async function identify(
  c: Context,
  { publications, settings }: Pick<Services, 'publications' | 'settings'>,
  tokens: Tokens,
): Promise<Caller> {
  const bearer = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1]
  if (!bearer)
    throw new HttpProblem(401, 'Send a token, or the id of a public bot, in the header Authorization: Bearer …', {
      headers: { 'www-authenticate': 'Bearer' },
    })
  if (bearer.split('.').length === 3) {
    const grant = await tokens.read(bearer)
    if (!grant) throw new HttpProblem(403, 'The token has expired, or was not made here. Get a new one.')
    return { by: 'token', ...grant }
  }
  const owner = Object.entries(settings.directLineSecrets).find(([, secret]) => isSame(bearer, secret))
  if (owner) return { by: 'secret', bot: owner[0] }
  if (publications.get(bearer)?.snapshot.config.public) return { by: 'name', bot: bearer }
  throw new HttpProblem(403, 'This is neither a token nor a secret of a bot nor the id of a public bot.')
}

/** Takes as long for a wrong guess as for a right one. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}
