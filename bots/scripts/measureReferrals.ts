/**
 * What becomes of questions at the wrong door, over whole replies: each bot is asked the golden questions of the
 * others, its own and those that nothing in it answers, with and without the others at hand.
 *
 *   node bots/scripts/measureReferrals.ts [--every 3] [bot …]
 *
 * Right is an entry that answers the question, the asked bot's own on the same matter (`test/queries/same-matter.jsonl`)
 * or that of a bot that is referred to. `--every` asks one question in so many of the others'.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { linesOf } from '@faqdesk/faqs'
import { compilePublication, listBots, type Publication, readSnapshot, takeTurn } from '../src/index.ts'
import { readReferralLabels } from './readReferralLabels.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '3' } },
})
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const folders = { faqs: join(root, 'faqs'), bots: join(root, 'bots') }
const now = new Date('2026-11-25T12:00:00+08:00')
const labels = readReferralLabels(root)
const publications = listBots(folders.bots).map((bot) => {
  const { snapshot } = readSnapshot(folders, bot)
  if (!snapshot) throw new Error(`bots/${bot} can not be read: npm run faq -- lint tells why`)
  return compilePublication(snapshot)
})

type Kind = "others', not here" | "others', here too" | 'own' | "nobody's here"
type Result =
  | 'answered'
  | 'offered'
  | 'referred'
  | 'referred near'
  | 'refused'
  | 'asked back'
  | 'answered wrongly'
  | 'referred wrongly'
const kinds: Kind[] = ["others', not here", "others', here too", 'own', "nobody's here"]
type Counts = Map<string, number>
const sums = { before: new Map() as Counts, after: new Map() as Counts }

for (const publication of publications) {
  const { bot } = publication.snapshot
  if (positionals.length > 0 && !positionals.includes(bot)) continue
  const peers = publications.filter((other) => other !== publication)
  const counts = { before: new Map() as Counts, after: new Map() as Counts }
  for (const { q, home, ids } of questionsFor(publication)) {
    const right = new Set(ids.flatMap((id) => [...labels.sameAs(`${home}/${id}`)]))
    const kind: Kind =
      ids.length === 0
        ? "nobody's here"
        : home === bot
          ? 'own'
          : [...right].some((entry) => entry.startsWith(`${bot}/`))
            ? "others', here too"
            : "others', not here"
    for (const [when, at] of [
      ['before', []],
      ['after', peers],
    ] as const) {
      const result = judge(publication, q, right, at)
      for (const table of [counts[when], sums[when]])
        for (const key of [`${kind} ${result}`, kind]) table.set(key, (table.get(key) ?? 0) + 1)
    }
  }
  print(bot, counts)
}
if (positionals.length !== 1) print('all', sums)

function questionsFor(publication: Publication): { q: string; home: string; ids: string[] }[] {
  return publications.flatMap((other) => {
    const home = other.snapshot.bot
    const { golden } = other.snapshot.content
    const answer = Object.entries(golden.answer).flatMap(([id, set]) =>
      linesOf(set).map(({ text }) => ({ q: text, home, ids: [id] })),
    )
    if (other !== publication) return answer.filter((_, at) => at % Number(values.every) === 0)
    return [...answer, ...linesOf(golden.refuse).map(({ text }) => ({ q: text, home, ids: [] as string[] }))]
  })
}

function judge(publication: Publication, q: string, right: Set<string>, peers: readonly Publication[]): Result {
  const { bot } = publication.snapshot
  const turn = takeTurn(publication, undefined, { text: q, now }, peers)
  const { outcome, answers = [], referral } = turn.reply
  const isRight = (at: string, faqId: string | undefined) => right.has(`${at}/${faqId}`)
  if (outcome === 'referral' && referral) {
    const [offered] = turn.state.offered ?? []
    const entry = typeof offered === 'object' && 'refer' in offered ? offered.entry : undefined
    if (right.size > 0) return isRight(referral.bot, entry) ? 'referred' : 'referred wrongly'
    const { right: rightBots, near } = labels.elsewhere(bot, q)
    return rightBots.includes(referral.bot)
      ? 'referred'
      : near.includes(referral.bot)
        ? 'referred near'
        : 'referred wrongly'
  }
  if (outcome === 'answer') return isRight(bot, answers[0]?.faqId) ? 'answered' : 'answered wrongly'
  if (outcome !== 'choices') return 'refused'
  return answers.slice(0, 3).some(({ faqId }) => isRight(bot, faqId)) ? 'offered' : 'asked back'
}

function print(name: string, counts: typeof sums) {
  console.log(name)
  for (const kind of kinds) {
    const of = counts.after.get(kind) ?? 0
    const results = new Set(
      [...counts.before.keys(), ...counts.after.keys()].filter((key) => key.startsWith(`${kind} `)),
    )
    const shares = [...results].sort().map((key) => {
      const [before, after] = [counts.before, counts.after].map((table) => (100 * (table.get(key) ?? 0)) / of)
      return `${key.slice(kind.length + 1)} ${before!.toFixed(1)} → ${after!.toFixed(1)}`
    })
    console.log(`  ${kind} (${of}): ${shares.join(', ')}`)
  }
}
