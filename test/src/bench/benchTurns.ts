import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listBots } from '@faqdesk/bots'
import { createApp } from '../../../server/src/createApp.ts'
import { createServices } from '../../../server/src/createServices.ts'
import { startEmbeddedPostgres } from '../../../server/src/database/startEmbeddedPostgres.ts'
import { createLog } from '../../../server/src/observe/createLog.ts'
import { readSettings } from '../../../server/src/settings.ts'
import { readBot } from '../eval/evalBot.ts'
import { readQuestions } from '../eval/LabelledQuestion.ts'
import { quantile } from '../eval/metrics.ts'

export type TurnFigures = {
  bot: string
  entries: number
  turns: number
  /** Milliseconds from the request to its whole reply, the turn stored durably. */
  p50Ms: number
  p95Ms: number
}

/**
 * How long a person waits for a reply, without the network: each bot's questions through the whole
 * app (limits, masking, engine, conversation, PostgreSQL with fsync), one after another.
 */
export async function benchTurns(root: string): Promise<TurnFigures[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'faqdesk-bench-'))
  // As root, PostgreSQL runs as another user, who has to get in.
  chmodSync(dataDir, 0o711)
  const settings = readSettings({
    FAQDESK_DATA: dataDir,
    FAQDESK_BOTS: join(root, 'bots'),
    FAQDESK_FAQS: join(root, 'faqs'),
    FAQDESK_SYNC: 'off',
    FAQDESK_RATE_LIMIT: '0',
    FAQDESK_LOG: 'silent',
  })
  const database = await startEmbeddedPostgres({ dataDir })
  try {
    const { close, ...services } = await createServices({
      settings,
      log: createLog(settings),
      databaseUrl: database.url,
    })
    try {
      const app = createApp(services)
      const figures: TurnFigures[] = []
      for (const bot of listBots(settings.botsDir)) {
        const snapshot = readBot(root, bot)
        await services.publications.publish(bot, snapshot, { by: 'bench', reason: 'bench' })
        const questions = readQuestions(join(root, 'test/queries', `dev-${bot}.jsonl`)).map(({ q }) => q)
        await askAll(app, bot, questions.slice(0, 20))
        const times = await askAll(app, bot, questions)
        figures.push({
          bot,
          entries: snapshot.content.entries.length,
          turns: times.length,
          p50Ms: quantile(times, 0.5),
          p95Ms: quantile(times, 0.95),
        })
      }
      return figures
    } finally {
      await close()
    }
  } finally {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function askAll(app: ReturnType<typeof createApp>, bot: string, questions: string[]): Promise<number[]> {
  const times: number[] = []
  for (const text of questions) {
    const start = performance.now()
    const response = await app.request(`/api/v1/bots/${bot}/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text }),
    })
    const body = await response.text()
    times.push(performance.now() - start)
    if (!response.ok) throw new Error(`${bot} answered «${text}» with ${response.status}: ${body.slice(0, 300)}`)
  }
  return times
}
