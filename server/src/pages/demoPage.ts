import { type Answer, hongKongDay, type Publication, profileOf, renderAnswer, validOn } from '@faqdesk/bots'
import { type Language, translate } from '@faqdesk/faqs'
import { html } from 'hono/html'
import { formatDay } from './formatDay.ts'
import { langAttribute, layout } from './layout.ts'
import { pageWords } from './pageWords.ts'

/** So many questions of a topic stand on the page; the assistant knows all of them. */
const perTopic = 6

const factNames = [
  'eligibility',
  'documents',
  'fee',
  'processingTime',
  'validity',
  'deadline',
  'where',
  'when',
  'penalty',
] as const

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
        <noscript><p>${w.noscript}</p></noscript>
      </section>
      <div class="columns">
        <div>
          ${
            popular.length > 0
              ? html`<section aria-labelledby="popular"><h2 id="popular">${w.popular}</h2>${popular.map((answer, place) => question(lang, answer, place === 0))}</section>`
              : ''
          }
          <section aria-labelledby="topics">
            <h2 id="topics">${w.topics}</h2>
            ${topics.map((topic) => html`<h3>${topic.title}</h3>${topic.answers.map((answer) => question(lang, answer, false))}`)}
          </section>
        </div>
        <aside>
          <section aria-labelledby="official">
            <h2 id="official">${w.officialPage}</h2>
            <p>${away(lang, profile.officialPage.url, profile.officialPage.title)}</p>
          </section>
          <section aria-labelledby="contact">
            <h2 id="contact">${w.contact}</h2>
            <ul class="contacts">
              ${profile.handoff.map(
                (channel) => html`<li>
                  <span class="label">${channel.label}</span>
                  ${reach(lang, channel)}
                  ${channel.open ? html`<span class="hours">${channel.open.text}</span>` : ''}
                  ${channel.hours ? html`<span class="hours">${w.hours}${channel.hours}</span>` : ''}
                </li>`,
              )}
            </ul>
          </section>
        </aside>
      </div>`,
    script: html`<script src="/widget.js" data-bot="${profile.id}" data-lang="${lang}" async></script>`,
  })
}

function question(lang: Language, answer: Answer, open: boolean) {
  const w = pageWords[lang]
  const facts = factNames.flatMap((name) => {
    const fact = answer.facts?.[name]
    return fact && fact.length > 0 ? [{ name: w[name], lines: [fact].flat() }] : []
  })
  return html`
    <details id="${answer.faqId}" lang="${langAttribute(answer.lang)}" ${open ? html`open` : ''}>
      <summary>${answer.question}</summary>
      <div class="answer">
        <p class="short">${answer.short}</p>
        ${answer.caution ? html`<p class="caution">${answer.caution}</p>` : ''}
        ${
          facts.length > 0
            ? html`<dl>${facts.map(({ name, lines }) => html`<div><dt>${name}</dt>${lines.map((line) => html`<dd>${line}</dd>`)}</div>`)}</dl>`
            : ''
        }
        <p class="source">
          ${[
            answer.department,
            answer.source && html`${w.source}${away(lang, answer.source, hostOf(answer.source))}`,
            answer.reviewedOn && w.reviewed(formatDay(answer.reviewedOn, answer.lang)),
          ]
            .filter(Boolean)
            .map((part) => html`<span>${part}</span>`)}
        </p>
      </div>
    </details>`
}

/** A link to another site, which opens beside this page and says so. Only web addresses become links. */
function away(lang: Language, url: string, text: string) {
  if (!/^https?:\/\//.test(url)) return text
  return html`<a href="${url}" target="_blank" rel="noopener noreferrer">${text} <span class="unseen">${pageWords[lang].leaves}</span></a>`
}

function reach(lang: Language, { kind, value }: { kind: string; value: string }) {
  if (kind === 'phone') return html`<a href="tel:${value.replace(/[^\d+]/g, '')}">${value}</a>`
  if (kind === 'email') return html`<a href="mailto:${value}">${value}</a>`
  return away(lang, value, hostOf(value))
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? url
}

function firstUpper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
