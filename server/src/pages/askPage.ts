import { type Answer, hongKongDay, profileOf, renderAnswer, say, validOn } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import { html } from 'hono/html'
import { answerView } from './answerView.ts'
import { type AskFormOptions, askForm } from './askForm.ts'
import { askWords } from './askWords.ts'
import { type BotPage, botLayout } from './botLayout.ts'
import { faqJsonLd } from './faqJsonLd.ts'
import { langAttribute } from './layout.ts'
import { pageWords } from './pageWords.ts'

export type AskPageOptions = {
  /** Something that has just happened: the conversation was forgotten. */
  status?: string
  problem?: AskFormOptions['problem']
}

/** `/ask/<bot>`: ask without JavaScript, and every question by its topic. */
export function askPage(page: BotPage, { status, problem }: AskPageOptions = {}) {
  const { lang, publication, now, base, paused } = page
  const { config } = publication.snapshot
  const w = askWords[lang]
  const profile = profileOf(publication, lang, now, { paused })
  const popular = profile.suggestions.flatMap(
    ({ faqId }) => renderAnswer(publication, faqId, lang, { confidence: 1, now }) ?? [],
  )
  const path = `/ask/${profile.id}`
  const title = `${w.heading(profile.name)} · ${profile.role}`
  return botLayout(page, {
    title: `${title} · ${pageWords[lang].demonstration}`,
    path,
    description: status || problem ? undefined : `${profile.role}: ${say(publication, config.scope, lang)}`,
    head: popular.length > 0 ? faqJsonLd({ url: `${base}${path}?lang=${lang}`, title, answers: popular }) : undefined,
    body: html`
      ${status ? html`<p class="status" role="status">${status}</p>` : ''}
      <section class="opening">
        <h1>${w.heading(profile.name)}</h1>
        ${profile.notices.map((notice) => html`<p class="caution">${notice}</p>`)}
        <p class="lead">${profile.greeting}</p>
        ${paused ? '' : askForm({ bot: profile.id, lang }, { label: w.question, problem, hint: profile.privacy })}
      </section>
      ${paused ? '' : questions(page, popular)}`,
  })
}

function questions({ lang, publication, now }: BotPage, popular: readonly Answer[]) {
  const w = askWords[lang]
  const { bot, content } = publication.snapshot
  const day = hongKongDay(now)
  const topics = content.categories
    .map(({ id, title }) => ({
      title: say(publication, title, lang),
      entries: content.entries.filter((faq) => faq.category === id && validOn(faq, day)),
    }))
    .filter(({ entries }) => entries.length > 0)
  return html`
    ${
      popular.length > 0
        ? html`<section aria-labelledby="popular">
      <h2 id="popular">${pageWords[lang].popular}</h2>
      ${popular.map(
        (answer) => html`<details lang="${langAttribute(answer.lang)}">
        <summary>${answer.question}</summary>
        <div class="answer">${answerView(answer, 3)}<p><a href="${entryPath(bot, answer.faqId, lang)}">${w.ownPage}</a></p></div>
      </details>`,
      )}
    </section>`
        : ''
    }
    <section aria-labelledby="topics">
      <h2 id="topics">${w.byTopic}</h2>
      ${topics.map(
        ({ title, entries }) => html`<details>
        <summary>${title} <span class="count">${w.count(entries.length)}</span></summary>
        <ul class="questions">${entries.map((faq) => html`<li><a href="${entryPath(bot, faq.id, lang)}">${say(publication, faq.question, lang)}</a></li>`)}</ul>
      </details>`,
      )}
    </section>`
}

/** The one address of an entry in a language. */
export const entryPath = (bot: string, faqId: string, lang: Language): string => `/ask/${bot}/${faqId}?lang=${lang}`
