import type { Publication } from '../publication/Publication.ts'
import type { ConversationScript } from '../schema/conversationScript.ts'
import type { ConversationState } from './ConversationState.ts'
import { faqIdOf } from './Offered.ts'
import type { Turn } from './Turn.ts'
import { takeTurn } from './takeTurn.ts'

/** When a script takes place that does not say so. */
const usualMoment = '2026-11-25T10:00:00+08:00'

/**
 * Plays a conversation and tells every expectation that was not met, in words: «turn 2 «第二個»: should
 * answer licence-renewal, but answered licence-fee». An empty list means that all were met.
 */
export function runScript(
  publication: Publication,
  script: ConversationScript,
  peers: readonly Publication[] = [],
): string[] {
  const problems: string[] = []
  let state: ConversationState | undefined
  script.turns.forEach(({ say, lang, expect }, index) => {
    const turn = takeTurn(publication, state, { text: say, lang, now: new Date(script.on ?? usualMoment) }, peers)
    state = turn.state
    for (const problem of compare(turn, expect)) problems.push(`turn ${index + 1} «${say}»: ${problem}`)
  })
  return problems
}

type Expectation = ConversationScript['turns'][number]['expect']

function compare({ reply, state, trace }: Turn, expect: Expectation): string[] {
  const problems: string[] = []
  const check = (what: string, expected: string | undefined, found: string | undefined) => {
    if (expected !== undefined && expected !== found)
      problems.push(`${what} should be ${expected}, but is ${found ?? 'absent'}`)
  }
  const answered = reply.outcome === 'answer' ? (reply.answers ?? []).map(({ faqId }) => faqId) : []
  check('the outcome', expect.outcome, reply.outcome)
  check('the status', expect.status, trace.status)
  check('the language', expect.lang, reply.lang)
  check('the answer', expect.faqId, answered[0])
  check('the answers', expect.faqIds?.join(', '), expect.faqIds && answered.join(', '))
  check('the flow', expect.flow, reply.flow && `${reply.flow.id} ${reply.flow.step}/${reply.flow.of}`)
  check('the bot', expect.bot, reply.bot)
  check('the referral', expect.referral, reply.referral?.bot)
  const speaker = state.visit?.state ?? state
  const offered = (speaker.offered ?? []).flatMap(
    (item) => faqIdOf(item) ?? (typeof item === 'object' && 'flow' in item ? item.flow : []),
  )
  for (const id of expect.offers ?? [])
    if (!offered.includes(id))
      problems.push(`${id} should be offered, but only these are: ${offered.join(', ') || 'none'}`)
  for (const label of [expect.choices ?? []].flat())
    if (!reply.choices?.some((choice) => choice.label === label))
      problems.push(
        `«${label}» should be a choice, but only these are: ${reply.choices?.map((c) => c.label).join(', ')}`,
      )
  for (const label of [expect.noChoices ?? []].flat())
    if (reply.choices?.some((choice) => choice.label === label)) problems.push(`«${label}» should not be a choice`)
  for (const value of [expect.handoff ?? []].flat())
    if (!reply.handoff?.some((channel) => channel.value === value))
      problems.push(
        `the hand-off should name ${value}, but names ${reply.handoff?.map((c) => c.value).join(', ') || 'nobody'}`,
      )
  for (const words of [expect.lead ?? []].flat())
    if (!reply.lead?.includes(words))
      problems.push(`the words before the answers should hold «${words}», but are «${shorten(reply.lead ?? '')}»`)
  for (const words of [expect.includes ?? []].flat())
    if (!reply.text.includes(words)) problems.push(`the text should hold «${words}», but is «${shorten(reply.text)}»`)
  for (const words of [expect.excludes ?? []].flat())
    if (reply.text.includes(words)) problems.push(`the text should not hold «${words}»`)
  if (problems.length > 0 && trace.ranking.length > 0)
    problems.push(`the ranking was ${trace.ranking.map((r) => `${r.faqId} ${r.confidence.toFixed(2)}`).join(', ')}`)
  return problems
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 160 ? `${line.slice(0, 160)}…` : line
}
