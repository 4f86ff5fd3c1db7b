import { markdownToText, profileOf, renderAnswer, say } from '@faqdesk/bots'
import { html } from 'hono/html'
import { answerView } from './answerView.ts'
import { askForm } from './askForm.ts'
import { entryPath } from './askPage.ts'
import { askWords } from './askWords.ts'
import { type BotPage, botLayout } from './botLayout.ts'
import { faqJsonLd } from './faqJsonLd.ts'
import { langAttribute } from './layout.ts'
import { pageWords } from './pageWords.ts'

/** `/ask/<bot>/<faqId>`: one question and its answer. Undefined if there is none that is served today. */
export function entryPage(page: BotPage, faqId: string) {
  const { lang, publication, now, base } = page
  const { bot, content, config } = publication.snapshot
  const w = askWords[lang]
  const answer = renderAnswer(publication, faqId, lang, { confidence: 1, now })
  if (!answer) return undefined
  const { name, privacy } = profileOf(publication, lang, now)
  const { category } = publication.byId.get(faqId)!
  const topic = content.categories.find(({ id }) => id === category)
  const path = `/ask/${bot}/${faqId}`
  return botLayout(page, {
    title: `${answer.question} · ${name} · ${pageWords[lang].demonstration}`,
    path,
    description: markdownToText(answer.short),
    head: config.public
      ? faqJsonLd({ url: `${base}${path}?lang=${lang}`, title: answer.question, answers: [answer] })
      : undefined,
    body: html`
      <article class="entry" aria-labelledby="question" lang="${langAttribute(answer.lang)}">
        <p class="crumbs"><a href="/ask/${bot}?lang=${lang}">${w.allOf(name)}</a>${topic ? html` › ${say(publication, topic.title, lang)}` : ''}</p>
        <h1 id="question">${answer.question}</h1>
        ${answerView(answer, 2)}
      </article>
      ${
        answer.related && answer.related.length > 0
          ? html`<section aria-labelledby="related">
        <h2 id="related">${w.related}</h2>
        <ul class="questions">${answer.related.map((other) => html`<li><a href="${entryPath(bot, other.faqId, lang)}">${other.question}</a></li>`)}</ul>
      </section>`
          : ''
      }
      <section class="next" aria-labelledby="next"><h2 id="next">${w.askAnother}</h2>${askForm({ bot, lang }, { label: w.question, hint: privacy })}</section>`,
  })
}
