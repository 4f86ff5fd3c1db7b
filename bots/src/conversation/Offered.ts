import type { Language, Localised } from '@faqdesk/faqs'
import { fillIn, say } from '../answer/say.ts'
import type { Publication } from '../publication/Publication.ts'

/** What a quick reply moves in a flow: a step back, to its beginning, to an answer that is wrong, on after a digression. */
export type FlowMove = 'back' | 'restart' | 'change' | 'resume'

/** What a quick reply leads to: an entry, by its id; a flow; the facet of an entry that sets it apart; a move in the flow. */
export type Offered =
  | string
  | { flow: string }
  | { faqId: string; facet: string; value: string }
  | { move: FlowMove; step?: number }

/** The entry that a quick reply leads to, if it leads to one. */
export function faqIdOf(offered: Offered): string | undefined {
  if (typeof offered === 'string') return offered
  return 'faqId' in offered ? offered.faqId : undefined
}

/** What the button says; it is what comes back as the person's message. undefined for what is there no longer. */
export function labelOf(publication: Publication, offered: Offered, lang: Language): string | undefined {
  const text = textOf(publication, offered)
  if (!text) return undefined
  const label = say(publication, text, lang)
  return typeof offered === 'object' && 'move' in offered ? fillIn(label, { step: offered.step ?? 1 }) : label
}

function textOf({ snapshot, byId, understanding }: Publication, offered: Offered): Localised | undefined {
  if (typeof offered === 'string') return byId.get(offered)?.question
  if ('flow' in offered) return snapshot.flows?.[offered.flow]?.title
  if ('move' in offered) return snapshot.shared.phrases.flow?.[offered.move]
  return understanding.facets.get(offered.facet)?.values.get(offered.value)?.label
}
