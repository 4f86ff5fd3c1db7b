/**
 * How often a question that is clear by itself is taken for a follow-up of the answer before it, which must
 * be hardly ever: each golden question is asked after an answer on something else, and at the beginning. The
 * same for questions that nothing answers, which must not get an answer because one stands before them.
 *
 *   node bots/scripts/measureFollowUps.ts [bot …]
 *
 * The golden questions are never trained on. Whether follow-ups themselves are understood is tested by the
 * conversations in bots/<id>/conversations/.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { linesOf, readContent } from '@faqdesk/faqs'
import { compilePublication, listBots, readSnapshot, takeTurn } from '../src/index.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const folders = { faqs: join(root, 'faqs'), bots: join(root, 'bots') }
const now = new Date()
/** Answers on something else after which each question is asked. */
const times = 2

for (const bot of process.argv.length > 2 ? process.argv.slice(2) : listBots(folders.bots)) {
  const { snapshot } = readSnapshot(folders, bot)
  if (!snapshot) throw new Error(`bots/${bot} can not be read: npm run faq -- lint tells why`)
  const publication = compilePublication(snapshot)
  const ids = snapshot.content.entries.map(({ id }) => id)
  const { golden } = readContent(join(folders.faqs, bot), root).content
  const sum = { asked: 0, changed: 0, better: 0, worse: 0 }
  Object.entries(golden.answer).forEach(([id, set], entryAt) => {
    for (const [at, { text }] of linesOf(set).entries())
      for (let time = 1; time <= times; time++) {
        const lastFaqId = ids[(entryAt * 31 + at * 17 + time * 97) % ids.length]
        if (lastFaqId === undefined || lastFaqId === id) continue
        const first = takeTurn(publication, undefined, { text, now })
        const later = takeTurn(publication, { asks: 0, refusals: 0, lastFaqId }, { text, now })
        const idsOf = ({ reply }: typeof first) => (reply.answers ?? []).map(({ faqId }) => faqId).slice(0, 3)
        sum.asked++
        if (idsOf(first).join() === idsOf(later).join()) continue
        sum.changed++
        if (idsOf(later).includes(id) && !idsOf(first).includes(id)) sum.better++
        if (idsOf(first).includes(id) && !idsOf(later).includes(id)) {
          sum.worse++
          console.log(
            `  «${text}» after ${lastFaqId}: ${idsOf(later).join(', ') || later.reply.outcome} instead of ${id}`,
          )
        }
      }
  })
  const refused = { asked: 0, answered: 0 }
  for (const [at, { text }] of linesOf(golden.refuse).entries())
    for (let time = 1; time <= times; time++) {
      const lastFaqId = ids[(at * 17 + time * 97) % ids.length]
      const [first, later] = [undefined, { asks: 0, refusals: 0, lastFaqId }].map((state) =>
        takeTurn(publication, state, { text, now }),
      )
      refused.asked++
      if (later?.reply.outcome !== 'answer' || first?.reply.outcome === 'answer') continue
      refused.answered++
      console.log(`  «${text}» after ${lastFaqId} is answered: ${later.reply.answers?.[0]?.faqId}`)
    }
  const share = (count: number) => `${count} (${((100 * count) / sum.asked).toFixed(2)} %)`
  console.log(
    `${bot}: ${sum.asked} asked, ${share(sum.changed)} changed, ${sum.better} for the better, ${share(sum.worse)} for the worse`,
  )
  console.log(
    `  of ${refused.asked} that nothing answers, ${refused.answered} are answered because of an answer before them`,
  )
}
