import { type ConversationState, firstState, type Publication, type Reply, renderAnswer, takeTurn } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import { takenBefore } from '../embedder/turnVectors.ts'
import { readMasked } from '../privacy/maskPersonalData.ts'
import type { TurnWithFeedback } from '../store/conversations.ts'

/** One turn as `GET /api/v1/conversations/{id}` tells it. */
export type RenderedTurn = { turnId: string; text: string; at: string; reply: Reply; helpful?: boolean }

/**
 * The turns of a conversation as they are to be read in `lang`: the same entries, from what is
 * published now. The conversation is taken again in that language; where that comes to the same
 * outcome and entries, the whole reply is in the language, its choices and plain text too. Where it
 * doesn't (the content changed since), the answers are rendered by their ids and
 * the rest stays as it was said. Without `lang`, everything is as it was said. Turns whose text is gone
 * are left out.
 * @param options.peers the other bots, where the conversation went on to one of them
 */
export function renderTurns(
  publication: Publication,
  conversationId: string,
  turns: readonly TurnWithFeedback[],
  { lang, peers }: { lang?: Language; peers: readonly Publication[] },
): RenderedTurn[] {
  let state: ConversationState | undefined
  const rendered: RenderedTurn[] = []
  for (const { turn, helpful } of turns) {
    const { id: turnId, text, reply: said, status, createdAt } = turn
    if (text === null || said === null) continue
    let reply: Reply = { ...said, conversationId }
    if (lang) {
      const message = {
        text: readMasked(text),
        lang,
        now: createdAt,
        door: turn.door ?? undefined,
        paused: status === 'paused',
        vectorOf: takenBefore(turn.vectors, publication.index.dimension),
      }
      const again = takeTurn(publication, speakIn(lang, state), message, peers)
      state = again.state
      const isSame =
        again.reply.outcome === said.outcome && again.reply.lang === lang && idsOf(again.reply) === idsOf(said)
      reply = isSame
        ? { ...again.reply, conversationId, turnId }
        : renderById([publication, ...peers], reply, lang, createdAt)
    }
    rendered.push({ turnId, text, at: createdAt.toISOString(), reply, ...(helpful === null ? {} : { helpful }) })
  }
  return rendered
}

/** Whatever language a message was written in, the reply is wanted in this one. */
function speakIn(lang: Language, state: ConversationState = firstState): ConversationState {
  const { visit } = state
  const chosen = { chosenLang: lang, givenLang: lang }
  return { ...state, ...chosen, ...(visit ? { visit: { ...visit, state: { ...visit.state, ...chosen } } } : {}) }
}

const idsOf = ({ answers = [] }: Pick<Reply, 'answers'>) => answers.map(({ faqId }) => faqId).join(' ')

function renderById(publications: readonly Publication[], reply: Reply, lang: Language, now: Date): Reply {
  if (!reply.answers || reply.lang === lang) return reply
  const answers = reply.answers.map((answer) => {
    const publication = publications.find(({ snapshot }) => snapshot.bot === answer.bot)
    const { faqId, confidence } = answer
    return (publication && renderAnswer(publication, faqId, lang, { confidence, now })) ?? answer
  })
  if (answers.some((answer) => answer.lang !== lang)) return { ...reply, answers }
  const choices = reply.choices?.map((choice) => {
    const at = reply.answers!.findIndex(({ question }) => question === choice.label)
    const question = answers[at]?.question
    return question ? { label: question, value: question } : choice
  })
  const text = answers.map(({ question, short }) => `${question}\n${short}`).join('\n\n')
  const { lead: _, ...rest } = reply
  return { ...rest, lang, text, answers, ...(choices ? { choices } : {}) }
}
