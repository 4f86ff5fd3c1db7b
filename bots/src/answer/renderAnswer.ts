import { type Channel, type Faq, type Language, translateList } from '@faqdesk/faqs'
import type { Publication } from '../publication/Publication.ts'
import { hongKongDay, validOn } from '../publication/validOn.ts'
import type { Answer } from '../schema/reply.ts'
import { fillIn, formatDay, say, typeset } from './say.ts'

export type RenderOptions = {
  /** Calibrated probability that the entry answers the question, 0 to 1; 1 where the person chose the entry. */
  confidence: number
  now: Date
}

/**
 * An entry as an answer in a language: Simplified derived, shared values filled in, links and labels
 * of that language. Fields without content are left out.
 * @returns undefined if there is no such entry, or if it is not served on this day
 */
export function renderAnswer(
  publication: Publication,
  faqId: string,
  lang: Language,
  { confidence, now }: RenderOptions,
): Answer | undefined {
  const faq = publication.byId.get(faqId)
  const day = hongKongDay(now)
  if (!faq || !validOn(faq, day)) return undefined
  const { bot, config, shared } = publication.snapshot
  const department = shared.departments[faq.department ?? config.department]
  const channels = renderChannels(publication, faq.channels, lang)
  const answer: Answer = {
    bot,
    faqId,
    lang,
    question: say(publication, faq.question, lang),
    short: say(publication, faq.short, lang),
    answer: renderDetails(publication, faq, lang),
    confidence,
    facts: renderFacts(publication, faq, lang),
    channels: faq.form ? undefined : channels,
    form: faq.form && {
      number: faq.form.number,
      title: say(publication, faq.form.title, lang),
      titleUnofficial: faq.form.titleStatus === 'unofficial' && lang !== 'en' ? true : undefined,
      languages: faq.form.languages,
      channels,
    },
    links: renderLinks(publication, faq, lang),
    caution: renderCaution(publication, faq, lang),
    department: department && say(publication, department.name, lang),
    source: bestSource(faq)?.url,
    reviewedOn: faq.reviewedOn,
    reviewOverdue: faq.reviewBy < day ? true : undefined,
    related: renderRelated(publication, faq, lang, day),
  }
  return dropEmpty(answer)
}

/** The details in Markdown: steps as a numbered list, then what the writer added. Empty if there are none. */
function renderDetails(publication: Publication, faq: Faq, lang: Language): string {
  const { labels } = publication.snapshot.shared.phrases
  const parts: string[] = []
  if (faq.steps) {
    const steps = listOf(publication, faq.steps, lang).map((step, index) => `${index + 1}. ${step}`)
    parts.push(`**${say(publication, labels.steps, lang)}**\n\n${steps.join('\n')}`)
  }
  if (faq.answer) parts.push(say(publication, faq.answer, lang).trim())
  return parts.join('\n\n')
}

/** What an entry says of fee, documents, time and the like, each as a line of text. */
export function renderFacts(publication: Publication, faq: Faq, lang: Language): Answer['facts'] {
  const { labels } = publication.snapshot.shared.phrases
  const { bracket, separator, space } = typeset(lang)
  const text = (value?: Faq['where']) => value && say(publication, value, lang)
  const fee = faq.fee && [
    say(publication, faq.fee.text, lang) +
      (faq.fee.effectiveFrom
        ? bracket(fillIn(say(publication, labels.feeFrom, lang), { date: formatDay(faq.fee.effectiveFrom, lang) }))
        : ''),
    ...(faq.fee.concession
      ? [fillIn(say(publication, labels.feeConcession, lang), { text: say(publication, faq.fee.concession, lang) })]
      : []),
  ]
  return dropEmpty({
    fee: fee?.join(separator),
    documents: faq.documents?.map(({ name, copy, form }) => {
      const shown = say(publication, name, lang)
      const notes = [
        ...(form && !shown.includes(form) ? [`${say(publication, labels.form, lang)}${space}${form}`] : []),
        ...(copy ? [say(publication, labels[copy], lang)] : []),
      ]
      return notes.length > 0 ? shown + bracket(notes.join(separator)) : shown
    }),
    processingTime: text(faq.time?.processing),
    validity: text(faq.time?.validity),
    deadline: text(faq.time?.deadline),
    eligibility: faq.eligibility && listOf(publication, faq.eligibility, lang),
    where: text(faq.where),
    when: text(faq.when),
    penalty: text(faq.penalty),
  })
}

function renderChannels(publication: Publication, channels: Channel[] | undefined, lang: Language): Answer['channels'] {
  const names = publication.snapshot.shared.phrases.channels
  return channels?.map(({ kind, label, url, phone, email, address, hours }) =>
    dropEmpty({
      kind,
      label: say(publication, label ?? names[kind], lang),
      url,
      phone,
      email,
      address: address && say(publication, address, lang),
      hours: hours && say(publication, hours, lang),
    }),
  )
}

/** The entry's own links in the reader's language, and the bot's official page where they lack it. */
function renderLinks(publication: Publication, faq: Faq, lang: Language): Answer['links'] {
  const links = [...(faq.links ?? []), publication.snapshot.config.officialPage].map(({ title, url }) => ({
    title: say(publication, title, lang),
    url: urlIn(url, lang),
  }))
  return links.filter((link, index) => links.findIndex((other) => other.url === link.url) === index)
}

type Urls = NonNullable<Faq['links']>[number]['url']

export function urlIn(url: Urls, lang: Language): string {
  if (typeof url === 'string') return url
  return lang === 'zh-Hans' ? (url['zh-Hans'] ?? url['zh-Hant']) : url[lang]
}

/** An answer of low confidence never goes without a word on it. */
function renderCaution(publication: Publication, faq: Faq, lang: Language): string | undefined {
  if (faq.caution) return say(publication, faq.caution, lang)
  if (faq.confidence === 'low') return say(publication, publication.snapshot.shared.phrases.labels.lowConfidence, lang)
  return undefined
}

function renderRelated(publication: Publication, faq: Faq, lang: Language, day: string): Answer['related'] {
  return faq.related?.flatMap((id) => {
    const other = publication.byId.get(id)
    return other && validOn(other, day) ? [{ faqId: id, question: say(publication, other.question, lang) }] : []
  })
}

/** The source that can be trusted most; of several an official page, and of these the one named first. */
function bestSource(faq: Faq): Faq['sources'][number] | undefined {
  const trust = ['high', 'medium', 'low']
  const rank = ({ confidence, url }: Faq['sources'][number]) =>
    2 * trust.indexOf(confidence) + (/^https?:\/\/[^/]*\.(?:gov|tradesinglewindow)\.hk\//.test(url) ? 0 : 1)
  return [...faq.sources].sort((a, b) => rank(a) - rank(b))[0]
}

function listOf(publication: Publication, list: NonNullable<Faq['steps']>, lang: Language): string[] {
  return translateList(list, lang).map((item) => say(publication, { en: item, 'zh-Hant': item, 'zh-Hans': item }, lang))
}

/** Without the fields that hold nothing: undefined, an empty list, an object of such. An empty text stays. */
function dropEmpty<T extends object>(value: T): T {
  const kept = Object.entries(value).filter(
    ([, field]) =>
      field !== undefined &&
      !(Array.isArray(field) && field.length === 0) &&
      !(field && typeof field === 'object' && Object.keys(field).length === 0),
  )
  return Object.fromEntries(kept) as T
}
