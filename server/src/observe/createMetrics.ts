import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type Metrics = ReturnType<typeof createMetrics>

/** What `/metrics` tells. A registry of its own, so that two apps in one test process don't meet. */
export function createMetrics({ process = false }: { process?: boolean } = {}) {
  const registry = new Registry()
  if (process) collectDefaultMetrics({ register: registry })
  const registers = [registry]
  return {
    registry,
    turns: new Counter({
      name: 'faqdesk_turns_total',
      help: 'Questions answered, by bot, outcome and language of the reply',
      labelNames: ['bot', 'outcome', 'lang'] as const,
      registers,
    }),
    turnSeconds: new Histogram({
      name: 'faqdesk_turn_seconds',
      help: 'Time from a question to its reply, storing included',
      labelNames: ['bot'] as const,
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    feedback: new Counter({
      name: 'faqdesk_feedback_total',
      help: 'Feedback given or changed, by bot and verdict',
      labelNames: ['bot', 'helpful'] as const,
      registers,
    }),
    publications: new Counter({
      name: 'faqdesk_publications_total',
      help: 'Publications that this node began to answer from',
      labelNames: ['bot'] as const,
      registers,
    }),
    buildSeconds: new Histogram({
      name: 'faqdesk_index_build_seconds',
      help: 'Time to build the index of a publication, in a worker thread',
      labelNames: ['bot'] as const,
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    questionVectors: new Counter({
      name: 'faqdesk_question_vectors_total',
      help: 'Questions for which a vector was wanted: used, late, failed, or resting after failures',
      labelNames: ['result'] as const,
      registers,
    }),
    embedded: new Counter({
      name: 'faqdesk_embedded_texts_total',
      help: 'Texts of entries that the embedder turned into vectors; the store has the others',
      registers,
    }),
    entries: new Gauge({
      name: 'faqdesk_entries',
      help: 'Entries that a bot answers from',
      labelNames: ['bot'] as const,
      registers,
    }),
    webhooks: new Counter({
      name: 'faqdesk_webhook_attempts_total',
      help: 'Attempts to tell a desk system, by endpoint and what came of them',
      labelNames: ['endpoint', 'result'] as const,
      registers,
    }),
    rateLimited: new Counter({
      name: 'faqdesk_rate_limited_total',
      help: 'Requests refused because one client sent too many, by route',
      labelNames: ['route'] as const,
      registers,
    }),
    problems: new Counter({
      name: 'faqdesk_problems_total',
      help: 'Responses that were errors, by status',
      labelNames: ['status'] as const,
      registers,
    }),
  }
}
