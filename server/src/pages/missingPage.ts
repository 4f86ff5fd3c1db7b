import type { Publication } from '@faqdesk/bots'
import { type Language, translate } from '@faqdesk/faqs'
import { html } from 'hono/html'
import { layout } from './layout.ts'
import { pageWords } from './pageWords.ts'

/** For an assistant that does not exist: those that do. */
export function missingPage(lang: Language, publications: Publication[]) {
  const w = pageWords[lang]
  return layout({
    lang,
    title: w.missing,
    path: '/',
    className: 'front',
    owner: html`<span class="mark" aria-hidden="true">?</span><strong>${w.product}</strong>`,
    body: html`
      <section class="hero"><h1>${w.missing}</h1><p class="lead">${w.missingMore}</p></section>
      <ul>${publications.map(({ snapshot }) => html`<li><a href="/demo/${snapshot.bot}/?lang=${lang}">${translate(snapshot.config.name, lang)}</a></li>`)}</ul>`,
  })
}
