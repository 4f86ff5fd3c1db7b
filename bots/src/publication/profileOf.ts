import type { Language } from '@faqdesk/faqs'
import { urlIn } from '../answer/renderAnswer.ts'
import { openFirst, renderHandoff } from '../answer/renderHandoff.ts'
import { fillIn, say } from '../answer/say.ts'
import { pausedSentence } from '../conversation/tellPaused.ts'
import { type Bot, type BotProfile, readMoment } from '../schema/bot.ts'
import type { Publication } from './Publication.ts'
import { hongKongDay, validOn } from './validOn.ts'

/**
 * What the public may know of a bot, in one language. Suggestions that are no entry, or not served now, are left out.
 * @param options.paused its operators took it off: it greets with that, and suggests nothing
 */
export function profileOf(
  publication: Publication,
  lang: Language,
  now: Date,
  { paused = false }: { paused?: boolean } = {},
): BotProfile {
  const { bot, config, shared } = publication.snapshot
  const text = (value: Bot['name']) => say(publication, value, lang)
  const department = shared.departments[config.department]
  const day = hongKongDay(now)
  return {
    id: bot,
    name: text(config.name),
    role: text(config.role),
    department: department ? text(department.name) : config.department,
    languages: config.languages,
    lang,
    greeting: paused ? pausedSentence({ publication, lang }) : text(config.greeting),
    ...(paused ? { paused } : {}),
    suggestions: (paused ? [] : config.suggestions).flatMap((id) => {
      const faq = publication.byId.get(id)
      return faq && validOn(faq, day) ? [{ faqId: id, question: text(faq.question) }] : []
    }),
    officialPage: { title: text(config.officialPage.title), url: urlIn(config.officialPage.url, lang) },
    theme: config.theme,
    demonstration: text(shared.phrases.demonstration),
    privacy: fillIn(text(shared.phrases.privacy), { days: config.policy.keepDays }),
    notices: currentNotices(publication, lang, now),
    handoff: openFirst(renderHandoff(publication, config.handoff, lang, now)),
  }
}

/** The bot's notices that are in force at a moment. */
export function currentNotices(publication: Publication, lang: Language, now: Date): string[] {
  const { notices = [] } = publication.snapshot.config
  return notices
    .filter(({ from, to }) => (!from || readMoment(from) <= now) && (!to || now < readMoment(to)))
    .map(({ text }) => say(publication, text, lang))
}
