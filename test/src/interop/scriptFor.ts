import type { Publication } from '@faqdesk/bots'
import { type Language, translate } from '@faqdesk/faqs'

/** What a person says in the conversation that every client holds with every bot. */
export type Script = {
  /** An opening suggestion: it is answered. */
  question: string
  /** Could mean several entries: choices come back. */
  ambiguous: string
  /** Begins a guided flow. */
  flow: string
  person: string
}

/** In the words of what the bot has published, so that the conversation goes on holding when the content changes. */
export function scriptFor(
  { snapshot, byId }: Publication,
  lang: Extract<Language, 'en' | 'zh-Hant'> = 'zh-Hant',
): Script {
  const { bot, config, content, flows = {} } = snapshot
  const suggestion = config.suggestions[0] && byId.get(config.suggestions[0])
  const ambiguous = content.ambiguous.flatMap(({ phrasings }) => phrasings[lang] ?? [])[0]
  const flow = Object.values(flows).flatMap(({ starts }) => starts[lang] ?? [])[0]
  if (!suggestion || !ambiguous || !flow)
    throw new Error(`bots/${bot} has no suggestion, no ambiguous rule or no flow in ${lang}: give it one`)
  return {
    question: translate(suggestion.question, lang),
    ambiguous,
    flow,
    person: lang === 'en' ? 'I want to talk to a person' : '我想搵真人',
  }
}
