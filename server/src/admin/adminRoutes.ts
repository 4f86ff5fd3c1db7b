import { id as entryId } from '@faqdesk/faqs'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { accountRoutes } from '../accounts/accountRoutes.ts'
import { type Accounts, createAccounts } from '../accounts/createAccounts.ts'
import { respondProblem } from '../api/problem.ts'
import { channels } from '../pauses/channels.ts'
import type { Services } from '../Services.ts'
import { isKnownBot, pauseBot, resumeBot } from '../store/pauses.ts'
import type { Desk } from './Desk.ts'
import { describeDraft } from './describeDraft.ts'
import { guardDesk } from './guardDesk.ts'
import { listEntries } from './listEntries.ts'
import { listWebhooks } from './listWebhooks.ts'
import { publishDraft } from './publishDraft.ts'
import { readEntry } from './readEntry.ts'
import { readMe } from './readMe.ts'
import { requireRole, requireSession } from './requireSession.ts'
import { resolveConflict } from './resolveConflict.ts'
import { type DraftRow, discardDraft, saveDraft } from './saveDraft.ts'

const version = z.int().min(0)
const reason = z.string().trim().min(1, 'is missing: say in a few words why').max(1000)

const filters = z.object({
  q: z.string().max(1000).optional(),
  category: z.string().optional(),
  status: z.enum(['live', 'draft', 'new', 'conflict']).optional(),
})
const putDraft = z.object({
  entry: z.looseObject({ id: entryId }),
  version,
  category: entryId.optional(),
})
const publish = z.object({ version: version.min(1), reason })
const whichChannel = z.enum([...channels, '*']).default('*')
const pause = z.object({ channel: whichChannel, reason: z.string().trim().max(1000).default('') })
const resume = z.object({ channel: whichChannel })
const resolve = z.object({ keep: z.enum(['live', 'file']), reason })

const ENTRY = '/bots/:bot/entries/:id'

/** The editorial desk's API, to be mounted at `/admin/api`; its shapes stand in `types.ts`. */
export function adminRoutes(services: Services) {
  const { db, publications, pauses } = services
  let made: Promise<Accounts> | undefined
  const accounts = () => {
    // A database that is away for a moment at the first call must not lock the desk for good.
    made ??= createAccounts(services).catch((error) => {
      made = undefined
      throw error
    })
    return made
  }

  const desk = new Hono<Desk>()
  desk.use(guardDesk(services.settings))
  desk.route('/', accountRoutes(services, accounts))
  desk.use(requireSession(services, accounts))

  desk.get('/me', async (c) => c.json(await readMe(services, c.get('user'), c.get('roles'))))

  desk.get('/bots/:bot/webhooks', requireRole('administrator'), async (c) => {
    const limit = z.coerce.number().int().min(1).max(500).catch(100).parse(c.req.query('limit'))
    return c.json(await listWebhooks(services, c.req.param('bot'), limit))
  })

  desk.post('/bots/:bot/pause', requireRole('publisher'), async (c) => {
    const body = pause.safeParse(await readJson(c))
    if (!body.success) return respondProblem(c, 400, describe(body.error))
    const { bot } = c.req.param()
    if (!(await isKnownBot(db, bot))) return respondProblem(c, 404, 'There is no such bot.')
    await pauseBot(db, { bot, ...body.data, by: c.get('user').name })
    await pauses.refresh()
    return c.json(pauses.of(bot))
  })

  desk.post('/bots/:bot/resume', requireRole('publisher'), async (c) => {
    const body = resume.safeParse(await readJson(c))
    if (!body.success) return respondProblem(c, 400, describe(body.error))
    const { bot } = c.req.param()
    await resumeBot(db, { bot, ...body.data, by: c.get('user').name })
    await pauses.refresh()
    return c.json(pauses.of(bot))
  })

  desk.get('/bots/:bot/entries', requireRole('viewer'), async (c) => {
    const publication = publications.get(c.req.param('bot'))
    if (!publication) return respondProblem(c, 503, NOT_LOADED)
    const query = filters.safeParse(Object.fromEntries(Object.entries(c.req.query()).filter(([, value]) => value)))
    if (!query.success) return respondProblem(c, 400, describe(query.error))
    return c.json(await listEntries(services, publication, query.data))
  })

  desk.get(ENTRY, requireRole('viewer'), async (c) => {
    const publication = publications.get(c.req.param('bot'))
    if (!publication) return respondProblem(c, 503, NOT_LOADED)
    const detail = await readEntry(services, publication, c.req.param('id'))
    return detail ? c.json(detail) : respondProblem(c, 404, `This bot has no entry «${c.req.param('id')}».`)
  })

  desk.put(`${ENTRY}/draft`, requireRole('editor'), async (c) => {
    const { bot, id } = c.req.param()
    const publication = publications.get(bot)
    if (!publication) return respondProblem(c, 503, NOT_LOADED)
    const body = putDraft.safeParse(await readJson(c))
    if (!body.success) return respondProblem(c, 400, describe(body.error))
    if (body.data.entry.id !== id)
      return respondProblem(
        c,
        400,
        `The entry's id is «${body.data.entry.id}», the address says «${id}». An id never changes.`,
      )
    const { category } = body.data
    if (category && !publication.snapshot.content.categories.some((known) => known.id === category))
      return respondProblem(c, 400, `This bot has no category «${category}».`)
    const result = await saveDraft(services, { bot, ...body.data, by: c.get('user').name })
    if ('clash' in result) return clash(c, bot, result.clash)
    return c.json(describeDraft(result.saved, publication.snapshot))
  })

  desk.delete(`${ENTRY}/draft`, requireRole('editor'), async (c) => {
    const { bot, id: faqId } = c.req.param()
    await discardDraft(services, { bot, faqId, by: c.get('user').name })
    return c.body(null, 204)
  })

  desk.post(`${ENTRY}/publish`, requireRole('publisher'), async (c) => {
    const { bot, id: faqId } = c.req.param()
    if (!publications.get(bot)) return respondProblem(c, 503, NOT_LOADED)
    const body = publish.safeParse(await readJson(c))
    if (!body.success) return respondProblem(c, 400, describe(body.error))
    const result = await publishDraft(services, { bot, faqId, ...body.data, by: c.get('user').name })
    if ('clash' in result) return clash(c, bot, result.clash)
    if ('problems' in result) {
      const errors = result.problems.filter(({ severity }) => severity === 'error')
      const detail = errors.map(({ field, message }) => (field ? `${field} ${message}` : message)).join('; ')
      return respondProblem(c, 422, detail, { problems: result.problems })
    }
    return c.json(result.published)
  })

  desk.post(`${ENTRY}/resolve`, requireRole('publisher'), async (c) => {
    const { bot, id: faqId } = c.req.param()
    if (!publications.get(bot)) return respondProblem(c, 503, NOT_LOADED)
    const body = resolve.safeParse(await readJson(c))
    if (!body.success) return respondProblem(c, 400, describe(body.error))
    const published = await resolveConflict(services, { bot, faqId, ...body.data, by: c.get('user').name })
    return published ? c.json(published) : respondProblem(c, 404, 'This entry is in no conflict (any more).')
  })

  desk.all('*', (c) => respondProblem(c, 404, 'There is no such call.'))

  function clash(c: Context, bot: string, row: DraftRow | null): Response {
    const snapshot = publications.get(bot)?.snapshot
    if (!row || !snapshot)
      return respondProblem(c, 409, 'This draft was published or discarded in the meantime. Load the entry again.')
    const current = describeDraft(row, snapshot)
    return respondProblem(c, 409, `${row.updatedBy} saved this draft in the meantime (version ${row.version}).`, {
      current,
    })
  }

  return desk
}

const NOT_LOADED = 'This bot could not be loaded, so its entries can not be shown. /readyz tells why.'

const describe = (error: z.ZodError) =>
  error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim()).join('; ')

async function readJson(c: Context): Promise<unknown> {
  try {
    return await c.req.json()
  } catch {
    return undefined
  }
}
