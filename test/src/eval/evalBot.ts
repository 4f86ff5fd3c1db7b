import { join } from 'node:path'
import { type Publication, readSnapshot, type Snapshot, toIndexEntries } from '@faqdesk/bots'
import { askedLanguages } from '@faqdesk/faqs'
import { type AskedBack, type AskingScores, askAmbiguous, scoreAsking } from './evalAsking.ts'
import { type RankedQuestion, type RankingScores, rankQuestions, scoreRanking } from './evalRanking.ts'
import { askQuestions, type RepliedQuestion, type ReplyScores, scoreReplies } from './evalReplies.ts'
import type { LabelledQuestion } from './LabelledQuestion.ts'
import { rankByIndex } from './rankers/engineRanker.ts'
import type { Ranker } from './rankers/Ranker.ts'
import { baselines } from './rankers/rankers.ts'

/** Everything measured on one bot: the single results, and the scores of all, per language and per kind. */
export type BotEval = {
  bot: string
  entries: number
  phrasings: number
  questions: number
  /** Questions of topics that are no entry yet; they count nowhere. */
  leftOut: number
  version: Publication['version']
  rankers: { name: string; calibrated: boolean; ranked: RankedQuestion[]; scores: RankingScores }[]
  replied: RepliedQuestion[]
  replies: ReplyScores
  /** The golden questions on which the bot must ask back, if they were asked. */
  askedBack: AskedBack[]
  asking?: AskingScores
  groups: {
    by: 'language' | 'kind' | 'set'
    name: string
    replies: ReplyScores
    rankings: Record<string, RankingScores>
  }[]
}

/** @throws Error if the bot's files can't be read */
export function readBot(root: string, bot: string): Snapshot {
  const { snapshot, problems } = readSnapshot({ faqs: join(root, 'faqs'), bots: join(root, 'bots'), root }, bot)
  if (snapshot) return snapshot
  const errors = problems.filter(({ severity }) => severity === 'error')
  throw new Error(`${bot} can't be read: ${errors.map(({ file, message }) => `${file} ${message}`).join('; ')}`)
}

/** Splits off questions none of whose answers is an entry yet. */
export function leaveOutMissing(questions: readonly LabelledQuestion[], ids: ReadonlySet<string>) {
  const kept = questions.filter((question) => question.ids.length === 0 || question.ids.some((id) => ids.has(id)))
  return { kept, leftOut: questions.length - kept.length }
}

/**
 * Scores one bot on questions: ranking alone beside the baselines, and whole replies.
 * @param options.peers the other bots, to which it may refer a question
 * @param options.now when the questions are asked: entries are valid from and to a day
 * @param options.askBack whether the golden questions on which the bot must ask back are asked too
 * @param options.without baselines that are left out, by name
 */
export function evalBot(
  publication: Publication,
  questions: readonly LabelledQuestion[],
  {
    now,
    askBack = false,
    without = [],
    peers = [],
  }: { now: Date; askBack?: boolean; without?: readonly string[]; peers?: readonly Publication[] },
): BotEval {
  const { snapshot } = publication
  const entries = toIndexEntries(snapshot)
  const { kept, leftOut } = leaveOutMissing(questions, new Set(publication.byId.keys()))
  const rankers = [rankByIndex(publication.index), ...baselines.map((make) => make(entries))]
    .filter(({ name }) => !without.includes(name))
    .map((ranker) => measure(ranker, kept))
  const askedBack = askBack ? askAmbiguous(publication, snapshot.content, now, peers) : []
  const replied = askQuestions(publication, kept, now, peers)
  const sets = [...new Set(kept.map(({ set }) => set))]
  const groups = [
    ...askedLanguages.map((name) => ({
      by: 'language' as const,
      name: name as string,
      has: (q: LabelledQuestion) => q.lang === name,
    })),
    ...[...new Set(kept.map(({ kind }) => kind))]
      .sort()
      .map((name) => ({ by: 'kind' as const, name, has: (q: LabelledQuestion) => q.kind === name })),
    ...(sets.length < 2 ? [] : sets).map((name) => ({
      by: 'set' as const,
      name: `set: ${name}`,
      has: (q: LabelledQuestion) => q.set === name,
    })),
  ]
  return {
    bot: snapshot.bot,
    entries: entries.length,
    phrasings: entries.reduce((sum, entry) => sum + entry.questions.length, 0),
    questions: kept.length,
    leftOut,
    version: publication.version,
    rankers,
    replied,
    replies: scoreReplies(replied),
    askedBack,
    ...(askBack ? { asking: scoreAsking(askedBack) } : {}),
    groups: groups
      .filter(({ has }) => kept.some(has))
      .map(({ by, name, has }) => ({
        by,
        name,
        replies: scoreReplies(replied.filter(({ question }) => has(question))),
        rankings: Object.fromEntries(
          rankers.map((ranker) => [
            ranker.name,
            scoreRanking(
              ranker.ranked.filter(({ question }) => has(question)),
              ranker.calibrated,
              ranker.ranked,
            ),
          ]),
        ),
      })),
  }
}

function measure(ranker: Ranker, questions: readonly LabelledQuestion[]): BotEval['rankers'][number] {
  const ranked = rankQuestions(ranker, questions)
  ranker.close?.()
  const { name, calibrated } = ranker
  return { name, calibrated, ranked, scores: scoreRanking(ranked, calibrated) }
}
