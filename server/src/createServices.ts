import type { Logger } from 'pino'
import { connect } from './database/connect.ts'
import { migrate } from './database/migrate.ts'
import { createActivityFeed } from './directline/createActivityFeed.ts'
import { createEmbedder } from './embedder/createEmbedder.ts'
import { createEntryVectors } from './embedder/createEntryVectors.ts'
import { createQuestionVectors } from './embedder/createQuestionVectors.ts'
import { createMetrics } from './observe/createMetrics.ts'
import { describeError } from './observe/describeError.ts'
import { createPauses } from './pauses/createPauses.ts'
import { createLivePublications } from './publication/createLivePublications.ts'
import type { Services } from './Services.ts'
import type { Settings } from './settings.ts'
import { startFolderSync } from './sync/startFolderSync.ts'
import { createWebhooks } from './webhooks/createWebhooks.ts'

export type ServicesOptions = {
  settings: Settings
  log: Logger
  databaseUrl: string
  /** Also measure the process itself (memory, event loop). Default: no. */
  processMetrics?: boolean
}

/** Connects, migrates, loads what is published and, on the node that does so, takes in the folders. */
export async function createServices(options: ServicesOptions): Promise<Services & { close(): Promise<void> }> {
  const { settings, log, databaseUrl } = options
  const db = connect(databaseUrl, {
    onError: (error) => log.warn({ error: describeError(error) }, 'an idle connection to the database broke'),
  })
  const closers: (() => Promise<void>)[] = [() => db.$client.end()]
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end()
  }
  try {
    await migrate(db)
    const metrics = createMetrics({ process: options.processMetrics })
    const embedder = settings.embedder && (await createEmbedder(settings.embedder))
    if (embedder) closers.push(() => embedder.close())
    const entryVectors = embedder && createEntryVectors({ embedder, db, log, metrics })
    const publications = await createLivePublications({ db, databaseUrl, log, metrics, entryVectors })
    closers.push(() => publications.close())
    const pauses = await createPauses({ db, databaseUrl, log })
    closers.push(() => pauses.close())
    const webhooks = createWebhooks({ db, endpoints: settings.webhooks, publications, log, metrics })
    closers.push(() => webhooks.close())
    const activityFeed = createActivityFeed({ databaseUrl, log })
    closers.push(() => activityFeed.close())
    const services: Services = { settings, log, db, publications, metrics, pauses, webhooks, activityFeed }
    if (embedder && settings.embedder)
      services.questionVectors = createQuestionVectors({ embedder, limitMs: settings.embedder.limitMs, log, metrics })
    if (settings.sync) {
      const sync = await startFolderSync(services)
      closers.push(() => sync.close())
      services.sync = sync
    }
    return { ...services, close }
  } catch (error) {
    await close()
    throw error
  }
}
