import { type Answer, hongKongDay, type Publication, profileOf, renderAnswer, validOn } from '@faqdesk/bots'
import { type Language, translate } from '@faqdesk/faqs'
import { html } from 'hono/html'
import { factList, provenance } from './answerView.ts'
import { askWords } from './askWords.ts'
import { langAttribute, layout } from './layout.ts'
import { away, contactList } from './links.ts'
import { pageWords } from './pageWords.ts'

/** So many questions of a topic stand on the page; the assistant knows all of them. */
const perTopic = 6

/**
 * `/demo/<bot>/`: a page on a service as a department might have it, with the published answers as
 * its text, and the assistant embedded by the one script tag that any site would use.
 */
export function demoPage(lang: Language, publication: Publication, now: Date) {
  const w = pageWords[lang]
  const { config, content } = publication.snapshot
  const profile = profileOf(publication, lang, now)
  const day = hongKongDay(now)
  const show = (faqId: string) => renderAnswer(publication, faqId, lang, { confidence: 1, now })
  const popular = profile.suggestions.flatMap(({ faqId }) => show(faqId) ?? [])
  const topics = content.categories
    .map((category) => ({
      title: translate(category.title, lang),
      answers: content.entries
        .filter((faq) => faq.category === category.id && validOn(faq, day))
        .slice(0, perTopic)
        .flatMap((faq) => show(faq.id) ?? []),
    }))
    .filter((topic) => topic.answers.length > 0)

  return layout({
    lang,
    title: `${translate(config.service, lang)} · ${w.demonstration}`,
    path: `/demo/${profile.id}/`,
    sheets: [`/pages/theme/${profile.id}.css`],
    className: 'demo',
    owner: html`<span class="mark" aria-hidden="true">${profile.theme.avatar}</span><span><strong>${profile.department}</strong><small>${w.service}</small></span>`,
    body: html`
      <section class="hero">
        <h1>${firstUpper(translate(config.service, lang))}</h1>
        <p class="lead">${w.askMore}</p>
        <p><a class="button" href="/chat/${profile.id}?lang=${lang}">${w.askAssistant(profile.name)}</a></p>
        <noscript><p>${w.noscript} <a href="/ask/${profile.id}?lang=${lang}">${askWords[lang].heading(profile.name)}</a></p></noscript>
      </section>
      <div class="columns">
        <div>
          ${
            popular.length > 0
              ? html`<section aria-labelledby="popular"><h2 id="popular">${w.popular}</h2>${popular.map((answer, place) => question(answer, place === 0))}</section>`
              : ''
          }
          <section aria-labelledby="topics">
            <h2 id="topics">${w.topics}</h2>
            ${topics.map((topic) => html`<h3>${topic.title}</h3>${topic.answers.map((answer) => question(answer, false))}`)}
          </section>
        </div>
        <aside>
          <section aria-labelledby="official">
            <h2 id="official">${w.officialPage}</h2>
            <p>${away(lang, profile.officialPage.url, profile.officialPage.title)}</p>
          </section>
          <section aria-labelledby="contact">
            <h2 id="contact">${w.contact}</h2>
            ${contactList(lang, profile.handoff)}
          </section>
        </aside>
      </div>`,
    script: html`<script src="/widget.js" data-bot="${profile.id}" data-lang="${lang}" async></script>`,
  })
}

function question(answer: Answer, open: boolean) {
  return html`
    <details id="${answer.faqId}" lang="${langAttribute(answer.lang)}" ${open ? html`open` : ''}>
      <summary>${answer.question}</summary>
      <div class="answer">
        <p class="short">${answer.short}</p>
        ${answer.caution ? html`<p class="caution">${answer.caution}</p>` : ''}
        ${factList(answer.lang, answer.facts)}
        ${provenance(answer.lang, answer)}
      </div>
    </details>`
}

function firstUpper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
