import { type Faq, type Language, type Localised, translateList } from '@faqdesk/faqs'
import type { Publication } from '../publication/Publication.ts'
import type { Phrases } from '../schema/phrases.ts'
import type { Answer } from '../schema/reply.ts'
import type { Aspect } from '../schema/smallTalk.ts'
import { renderFacts } from './renderAnswer.ts'
import { say, typeset } from './say.ts'

type Fact = keyof NonNullable<Answer['facts']>

/** Facts that answer for each part, the closest first. */
const factsOf: Record<Aspect, Fact[]> = {
  fee: ['fee'],
  documents: ['documents'],
  time: ['processingTime', 'deadline', 'validity'],
  validity: ['validity'],
  deadline: ['deadline', 'when'],
  eligibility: ['eligibility'],
  where: ['where'],
  when: ['when', 'deadline'],
  penalty: ['penalty'],
  how: [],
}

/**
 * One part of an entry as a line: «Fee: HK$80». Ways of reaching a department tell where, steps tell how.
 * @returns undefined if the entry does not tell it
 */
export function partOfAnswer(publication: Publication, faq: Faq, aspect: Aspect, lang: Language): string | undefined {
  const { labels, channels: channelNames } = publication.snapshot.shared.phrases
  const { colon, separator } = typeset(lang)
  const line = (label: keyof Phrases['labels'], text: string | string[]) =>
    `${say(publication, labels[label], lang)}${colon}${[text].flat().join(separator)}`

  const facts = renderFacts(publication, faq, lang) ?? {}
  for (const fact of factsOf[aspect]) {
    const text = facts[fact]
    if (text !== undefined) return line(fact, text)
  }
  if (aspect === 'where' && faq.channels)
    return line(
      'channels',
      faq.channels.map(({ kind, label, address }) =>
        [label ?? channelNames[kind], address]
          .flatMap((text) => (text ? [say(publication, text, lang)] : []))
          .join(' '),
      ),
    )
  if (aspect === 'how' && faq.steps)
    return line(
      'steps',
      translateList(faq.steps, lang).map((step, at) => `${at + 1}. ${say(publication, asLocalised(step), lang)}`),
    )
  return undefined
}

/** A text that is in the reader's language already; its shared values are still to be filled in. */
const asLocalised = (text: string): Localised => ({ en: text, 'zh-Hant': text, 'zh-Hans': text })
