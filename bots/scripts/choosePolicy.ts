/**
 * Chooses `answerAt`, `gap` and `offerAt` of a bot for a stated rate of wrong answers, instead of by feel.
 *
 *   node bots/scripts/choosePolicy.ts <bot> [--wrong 0.05] [--asked 0.3] [--refused 0.85] [--none 0.25]
 *                                     [--folds 3] [--queries FILE.jsonl] [--write]
 *
 * The training phrasings are held out in turn: an index is built without a third of them (and of the
 * messages that nothing answers), and asked that third. Beside them the labelled questions of
 * `test/queries/dev-<bot>.jsonl`, or of `--queries`, are asked of the whole index; both kinds count alike. Every combination of thresholds is tried on the same rankings, with the same
 * `decideOutcome` that answers people. Of those that keep wrong answers, as a share of all questions, at
 * or under `--wrong` and ask-backs at or under `--asked`, and refuse at least `--refused` of the unanswerable,
 * the one with the best worth is printed, and with `--write` put into bot.yaml.
 * `--none` is the share of unanswerable questions among all that people ask; cases are weighted to it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { linesOf, type Phrasings } from '@faqdesk/faqs'
import { decideOutcome, type Ranked } from '../src/conversation/decideOutcome.ts'
import { indexSnapshot, readSnapshot, type Snapshot } from '../src/index.ts'
import type { Policy } from '../src/schema/bot.ts'

/** One question with its ranking. `right` is empty if nothing answers it; `near` is neither right nor wrong. */
type Case = { right: string[]; near: string[]; ranking: Ranked[]; weight: number }
type Outcome = { answered: number; offered: number; asked: number; refused: number; wrong: number; worth: number }

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    wrong: { type: 'string', default: '0.05' },
    asked: { type: 'string', default: '0.3' },
    refused: { type: 'string', default: '0.85' },
    none: { type: 'string', default: '0.25' },
    folds: { type: 'string', default: '3' },
    queries: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})
const [bot] = positionals
if (!bot) throw new Error('Name a bot: node bots/scripts/choosePolicy.ts genie')
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const { snapshot } = readSnapshot({ faqs: join(root, 'faqs'), bots: join(root, 'bots') }, bot)
if (!snapshot) throw new Error(`bots/${bot} can not be read: npm run faq -- lint tells why`)

const queries = values.queries ?? join(root, 'test/queries', `dev-${bot}.jsonl`)
const cases = balance([
  askHeldOut(snapshot, Number(values.folds)),
  existsSync(queries) ? askQueries(snapshot, queries) : [],
])
const share = Number(values.none)
const limits = { wrong: Number(values.wrong), asked: Number(values.asked), refused: share * Number(values.refused) }
const now = measure(cases, snapshot.config.policy, share)
const best = choose(cases, snapshot.config.policy, share, limits)
const answerable = cases.filter(({ right }) => right.length > 0).length
console.log(`${bot}: ${answerable} answerable and ${cases.length - answerable} unanswerable questions`)
print('now', snapshot.config.policy, now)
print('chosen', best.policy, best.outcome)
if (values.write) writePolicy(join(root, 'bots', bot, 'bot.yaml'), best.policy)

function askHeldOut(full: Snapshot, folds: number): Case[] {
  const found: Case[] = []
  for (let fold = 0; fold < folds; fold++) {
    const { reduced, held, heldNone } = holdOut(full, fold, folds)
    const index = indexSnapshot(reduced)
    const ask = (text: string, right: string[]) =>
      found.push({ right, near: [], ranking: index.search(text, { limit: 5 }).map(toRanked), weight: 1 })
    for (const { id, text } of held) ask(text, [id])
    for (const text of heldNone) ask(text, [])
  }
  return found
}

function askQueries(full: Snapshot, file: string): Case[] {
  const index = indexSnapshot(full)
  const known = new Set(full.content.entries.map(({ id }) => id))
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as { q: string; ids: string[]; also?: string[] })
    .filter(({ ids }) => ids.length === 0 || ids.some((id) => known.has(id)))
    .map(({ q, ids, also }) => ({
      right: ids,
      near: also ?? [],
      ranking: index.search(q, { limit: 5 }).map(toRanked),
      weight: 1,
    }))
}

/** Cases of several kinds, weighted so that each kind counts alike however many it has. */
function balance(kinds: Case[][]): Case[] {
  return kinds.flatMap((cases) => cases.map((one) => ({ ...one, weight: 1 / cases.length })))
}

/** A snapshot without every n-th training phrasing and unanswerable message, and what was taken out. */
function holdOut(full: Snapshot, fold: number, folds: number) {
  const { content, shared } = full
  const held: { id: string; text: string }[] = []
  const heldNone: string[] = []
  let count = 0
  const split = (set: Phrasings, take: (text: string) => void): Phrasings => {
    const kept: Phrasings = {}
    for (const { text, lang } of linesOf(set))
      if (count++ % folds === fold) take(text)
      else kept[lang] = [...(kept[lang] ?? []), text]
    return kept
  }
  const phrasings = Object.fromEntries(
    Object.entries(content.phrasings).map(([id, set]) => [id, split(set, (text) => held.push({ id, text }))]),
  )
  const none = split(content.none, (text) => heldNone.push(text))
  const sharedNone = shared.none && split(shared.none, (text) => heldNone.push(text))
  const reduced = { ...full, content: { ...content, phrasings, none }, shared: { ...shared, none: sharedNone } }
  return { reduced, held, heldNone }
}

function choose(
  all: Case[],
  policy: Policy,
  noneShare: number,
  limits: { wrong: number; asked: number; refused: number },
) {
  const tried: { policy: Policy; outcome: Outcome }[] = []
  // What is right one time in four is worth a look: a higher bound refuses too many who ask in their own words.
  for (const answerAt of steps(0.3, 0.99, 0.01))
    for (const gap of [0.05, 0.1, 0.2, 0.3, 0.4])
      for (const offerAt of steps(0.05, 0.4, 0.05)) {
        if (offerAt > answerAt) continue
        const one = { ...policy, answerAt, gap, offerAt }
        tried.push({ policy: one, outcome: measure(all, one, noneShare) })
      }
  const careful = tried.filter(({ outcome }) => outcome.wrong <= limits.wrong && outcome.asked <= limits.asked)
  if (careful.length === 0) {
    console.warn(
      `No thresholds keep wrong answers at ${limits.wrong} and ask-backs at ${limits.asked}: the safest are taken`,
    )
    return tried.reduce((best, one) => (one.outcome.wrong < best.outcome.wrong ? one : best))
  }
  const reached = Math.min(limits.refused, Math.max(...careful.map(({ outcome }) => outcome.refused)))
  if (reached < limits.refused)
    console.warn(`No thresholds refuse ${limits.refused} of all questions: those that refuse most are taken`)
  return careful
    .filter(({ outcome }) => outcome.refused >= reached)
    .reduce((best, one) => (one.outcome.worth > best.outcome.worth ? one : best))
}

/**
 * Shares of all questions, weighted so that `noneShare` of them are unanswerable. The worth of a reply:
 * 1 for a right answer or a right refusal, 0.7 for the right entry among the first three choices, less
 * (nothing) where something is offered to a question that nothing answers.
 */
function measure(all: Case[], policy: Policy, noneShare: number): Outcome {
  const weightOf = (cases: Case[]) => cases.reduce((sum, { weight }) => sum + weight, 0)
  const none = weightOf(all.filter(({ right }) => right.length === 0))
  const some = weightOf(all) - none
  const sum: Outcome = { answered: 0, offered: 0, asked: 0, refused: 0, wrong: 0, worth: 0 }
  for (const { right, near, ranking, weight: own } of all) {
    const isNone = right.length === 0
    const weight = isNone ? (own * noneShare) / none : (own * (none > 0 ? 1 - noneShare : 1)) / some
    const decision = decideOutcome(ranking, policy, 0)
    if (decision.outcome === 'answer') {
      const isRight = right.includes(decision.best.faqId)
      if (isRight) sum.answered += weight
      else if (!near.includes(decision.best.faqId)) sum.wrong += weight
      sum.worth += isRight ? weight : 0
    } else if (decision.outcome === 'choices') {
      const isOffered = decision.among.slice(0, 3).some(({ faqId }) => right.includes(faqId))
      sum.asked += weight
      if (isOffered) sum.offered += weight
      sum.worth += isOffered ? 0.7 * weight : 0
    } else {
      if (isNone) sum.refused += weight
      sum.worth += isNone ? weight : 0.1 * weight
    }
  }
  return sum
}

function print(name: string, { answerAt, gap, offerAt }: Policy, outcome: Outcome) {
  const shares = Object.entries(outcome).map(([key, value]) => `${key} ${(100 * value).toFixed(1)}`)
  console.log(`  ${name.padEnd(6)} answerAt ${answerAt} gap ${gap} offerAt ${offerAt}  ${shares.join('  ')}`)
}

/** Only the three figures change; the rest of the file, comments too, stays as it stands. */
function writePolicy(file: string, policy: Policy) {
  let text = readFileSync(file, 'utf8')
  for (const name of ['answerAt', 'gap', 'offerAt'] as const)
    text = text.replace(new RegExp(`^(  ${name}: ).*$`, 'm'), `$1${policy[name]}`)
  writeFileSync(file, text)
}

function toRanked({ id, score, confidence }: { id: string; score: number; confidence: number }): Ranked {
  return { faqId: id, score, confidence }
}

function steps(from: number, to: number, by: number): number[] {
  return Array.from({ length: Math.round((to - from) / by) + 1 }, (_, index) => Number((from + index * by).toFixed(2)))
}
