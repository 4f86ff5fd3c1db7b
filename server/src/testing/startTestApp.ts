import { createApp } from '../createApp.ts'
import { createServices } from '../createServices.ts'
import { createTestDatabase, type TestDatabase } from '../database/createTestDatabase.ts'
import { createLog } from '../observe/createLog.ts'
import { readSettings } from '../settings.ts'
import { makeFolders, type TestFolders } from './makeFolders.ts'

export type TestAppOptions = {
  /** Environment variables above those of a test. */
  settings?: Record<string, string>
  /** A database and folders that exist already: a second node, or a second start. */
  database?: TestDatabase
  folders?: TestFolders
}

/** The whole service on a database of its own, without a socket. `lines` gathers what it logs. */
export async function startTestApp({ settings = {}, database, folders }: TestAppOptions = {}) {
  const ownDatabase = database ?? (await createTestDatabase())
  const ownFolders = folders ?? makeFolders()
  const lines: string[] = []
  const { close, ...services } = await createServices({
    settings: readSettings({
      DATABASE_URL: ownDatabase.url,
      FAQDESK_SYNC: 'on',
      FAQDESK_FAQS: ownFolders.faqsDir,
      FAQDESK_BOTS: ownFolders.botsDir,
      FAQDESK_RATE_LIMIT: '0',
      FAQDESK_LOG: 'debug',
      ...settings,
    }),
    log: createLog({ logLevel: 'debug' }, { write: (line) => void lines.push(line) }),
    databaseUrl: ownDatabase.url,
  })
  const app = createApp(services)
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    })
  return {
    app,
    services,
    database: ownDatabase,
    folders: ownFolders,
    lines,
    post,
    /** The short answer to a question, or the outcome if there is none. */
    ask: async (bot: string, text: string): Promise<string> => {
      const reply = (await (await post(`/api/v1/bots/${bot}/ask`, { text })).json()) as {
        outcome: string
        answers?: { short: string }[]
      }
      return reply.outcome === 'answer' ? reply.answers![0]!.short : reply.outcome
    },
    /** Ends this node; the database and the folders too, unless they were given. */
    stop: async () => {
      await close()
      if (!database) await ownDatabase.drop()
      if (!folders) ownFolders.remove()
    },
  }
}
export type TestApp = Awaited<ReturnType<typeof startTestApp>>
