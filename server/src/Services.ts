import type { Logger } from 'pino'
import type { Database } from './database/connect.ts'
import type { ActivityFeed } from './directline/createActivityFeed.ts'
import type { QuestionVectors } from './embedder/createQuestionVectors.ts'
import type { Metrics } from './observe/createMetrics.ts'
import type { Pauses } from './pauses/createPauses.ts'
import type { LivePublications } from './publication/LivePublications.ts'
import type { Settings } from './settings.ts'
import type { FolderSync } from './sync/FolderSync.ts'
import type { Webhooks } from './webhooks/createWebhooks.ts'

/** What the routes stand on. Made once by `startServer`, or by a test. */
export type Services = {
  settings: Settings
  log: Logger
  db: Database
  publications: LivePublications
  metrics: Metrics
  pauses: Pauses
  webhooks: Webhooks
  /** Tells streams of new activities. */
  activityFeed: ActivityFeed
  /** Only with an embedder (`FAQDESK_EMBEDDER`). */
  questionVectors?: QuestionVectors
  /** Only on the node that keeps the folders and the store equal (`FAQDESK_SYNC`). */
  sync?: FolderSync
}
