import { type Publication, profileOf } from '@faqdesk/bots'
import { type Language, translate } from '@faqdesk/faqs'
import { html } from 'hono/html'
import { askForm } from './askForm.ts'
import { askWords } from './askWords.ts'
import { type BotPage, botLayout } from './botLayout.ts'
import { layout } from './layout.ts'
import { pageWords } from './pageWords.ts'

/** For an address at which there is nothing, or an assistant that does not exist: those that do. */
export function missingPage(lang: Language, publications: readonly Publication[], path = '/') {
  const w = askWords[lang]
  const shown = publications.filter(({ snapshot }) => snapshot.config.public)
  return layout({
    lang,
    title: w.missingPage,
    path,
    className: 'front',
    owner: html`<span class="mark" aria-hidden="true">?</span><strong>${pageWords[lang].product}</strong>`,
    body: html`
      <section class="hero"><h1>${w.missingPage}</h1><p class="lead">${w.missingPageMore}</p></section>
      <ul class="questions">${shown.map(({ snapshot }) => html`<li><a href="/ask/${snapshot.bot}?lang=${lang}">${translate(snapshot.config.name, lang)}</a></li>`)}</ul>`,
  })
}

/** For a question that a bot does not have, or has no longer. */
export function missingEntryPage(page: BotPage, path: string) {
  const { lang, publication, now } = page
  const w = askWords[lang]
  const { id, name, privacy } = profileOf(publication, lang, now)
  return botLayout(page, {
    title: `${w.missingEntry} · ${name}`,
    path,
    body: html`
      <section class="opening">
        <h1>${w.missingEntry}</h1>
        <p class="lead">${w.missingEntryMore}</p>
        ${askForm({ bot: id, lang }, { label: w.question, hint: privacy })}
        <p><a href="/ask/${id}?lang=${lang}">${w.allOf(name)}</a></p>
      </section>`,
  })
}
