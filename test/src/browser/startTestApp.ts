import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { createTestDatabase } from '../../../server/src/database/createTestDatabase.ts'
import type { Services } from '../../../server/src/Services.ts'
import { projectRoot, readSettings } from '../../../server/src/settings.ts'
import { startServer } from '../../../server/src/startServer.ts'
import { keepSeed, seedBots } from './seedBots.ts'

export type TestApp = {
  /** `http://127.0.0.1:41234`, without a slash at the end. */
  url: string
  /** Those of the running server: other ones after a restart. */
  readonly services: Services
  /** Copies of the repository's `faqs/` and `bots/`, which a test may change. */
  faqsDir: string
  botsDir: string
  admin: { email: string; password: string }
  /** Stops the server and starts it again, on the same port and database; it leaves the folders alone then, which is quicker. */
  restart(): Promise<void>
  stop(): Promise<void>
}

export type TestAppOptions = {
  /** Settings beside those of a test: `{ FAQDESK_RATE_LIMIT: '3' }`. */
  settings?: Record<string, string>
}

const admin = { email: 'first@example.hk', password: 'correct horse battery' }

/**
 * The real server on a free port, with an empty database of its own, the repository's bots and the
 * built clients. Start it in `beforeAll`, stop it in `afterAll`.
 */
export async function startTestApp({ settings = {} }: TestAppOptions = {}): Promise<TestApp> {
  for (const built of ['widget/dist/manifest.json', 'admin/dist/index.html'])
    if (!existsSync(join(projectRoot, built))) throw new Error(`${built} is missing: run npm run build`)

  const folder = mkdtempSync(join(tmpdir(), 'faqdesk-'))
  const faqsDir = join(folder, 'faqs')
  const botsDir = join(folder, 'bots')
  const isContent = (path: string) => !['src', 'node_modules'].includes(basename(path))
  cpSync(join(projectRoot, 'faqs'), faqsDir, { recursive: true, filter: isContent })
  cpSync(join(projectRoot, 'bots'), botsDir, { recursive: true, filter: isContent })
  const database = await createTestDatabase()
  const clean = async () => {
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await seedBots(database.db)
    const start = (port: number, sync: 'on' | 'off') =>
      startServer(
        readSettings({
          PORT: String(port),
          HOST: '127.0.0.1',
          DATABASE_URL: database.url,
          FAQDESK_FAQS: faqsDir,
          FAQDESK_BOTS: botsDir,
          FAQDESK_SYNC: sync,
          FAQDESK_LOG: 'silent',
          FAQDESK_RATE_LIMIT: '0',
          FAQDESK_SHUTDOWN_SECONDS: '1',
          FAQDESK_ADMIN_EMAIL: admin.email,
          FAQDESK_ADMIN_PASSWORD: admin.password,
          ...settings,
        }),
        { say: () => {} },
      )
    let server = await start(0, 'on')
    await keepSeed(database.db)
    return {
      url: `http://127.0.0.1:${server.port}`,
      get services() {
        return server.services
      },
      faqsDir,
      botsDir,
      admin,
      async restart() {
        await server.stop()
        server = await start(server.port, 'off')
      },
      async stop() {
        await server.stop()
        await clean()
      },
    }
  } catch (error) {
    await clean()
    throw error
  }
}
