import { type Publication, profileOf } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import { html } from 'hono/html'
import { askWords } from './askWords.ts'
import { layout } from './layout.ts'
import { contactList } from './links.ts'
import { pageWords } from './pageWords.ts'

/** What went wrong, in the reader's language, with the bot's people where the bot is known. `status` is HTTP's. */
export function errorPage(
  lang: Language,
  status: number,
  { publication, now }: { publication?: Publication; now: Date },
) {
  const w = askWords[lang]
  const profile = publication && profileOf(publication, lang, now)
  const [title, more] =
    status === 429
      ? [w.tooMany, w.tooManyMore]
      : status === 413
        ? [w.notTaken, w.tooLong]
        : status < 500
          ? [w.notTaken, w.notTakenMore]
          : [w.failed, profile ? w.failedMore : w.failedPlain]
  return layout({
    lang,
    title,
    path: profile ? `/ask/${profile.id}` : '/',
    className: 'ask',
    sheets: profile ? [`/pages/theme/${profile.id}.css`] : [],
    owner: profile
      ? html`<span class="mark" aria-hidden="true">${profile.theme.avatar}</span><strong>${profile.name}</strong>`
      : html`<span class="mark" aria-hidden="true">?</span><strong>${pageWords[lang].product}</strong>`,
    body: html`
      <section class="hero"><h1>${title}</h1><p class="lead">${more}</p></section>
      ${profile ? html`<section class="people"><h2>${w.people}</h2>${contactList(lang, profile.handoff)}</section>` : ''}`,
  })
}
