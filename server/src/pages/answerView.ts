import { type Answer, factNames, formatDay } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import { html } from 'hono/html'
import { askWords } from './askWords.ts'
import { langAttribute } from './layout.ts'
import { away, hostOf, telHref } from './links.ts'
import { markdown } from './markdown.ts'
import { pageWords } from './pageWords.ts'

/**
 * Everything of an answer but its question: short answer, caution, form, details, facts, channels, links, source.
 * @param level of the headings in it, one below that of the question
 */
export function answerView(answer: Answer, level: 2 | 3) {
  const { lang } = answer
  const w = askWords[lang]
  return html`<div class="answer-body" lang="${langAttribute(lang)}">
    <div class="short">${markdown(lang, answer.short)}</div>
    ${answer.caution ? html`<div class="caution"><strong>${w.caution}</strong> ${markdown(lang, answer.caution)}</div>` : ''}
    ${answer.form ? formView(lang, answer.form, level) : ''}
    ${factList(lang, answer.facts)}
    ${answer.answer && answer.answer !== answer.short ? html`<div class="details">${markdown(lang, answer.answer)}</div>` : ''}
    ${channelList(lang, w.channels, level, answer.channels)}
    ${
      answer.links && answer.links.length > 0
        ? html`<section class="links">${heading(level, w.links)}<ul>${answer.links.map(({ title, url }) => html`<li>${away(lang, url, title)}</li>`)}</ul></section>`
        : ''
    }
    ${provenance(lang, answer)}
  </div>`
}

/** Fee, documents, time and the like, each under its own name. Nothing where there are none. */
export function factList(lang: Language, facts: Answer['facts'] = {}) {
  const given = factNames.flatMap((name) => {
    const lines = [facts[name] ?? []].flat()
    return lines.length > 0 ? [{ name: pageWords[lang][name], lines }] : []
  })
  if (given.length === 0) return ''
  return html`<dl class="facts">${given.map(({ name, lines }) => html`<div><dt>${name}</dt>${lines.map((line) => html`<dd>${line}</dd>`)}</div>`)}</dl>`
}

/** Who says so, where, and when it was last looked at. */
export function provenance(lang: Language, { department, source, reviewedOn, reviewOverdue }: Answer) {
  const w = pageWords[lang]
  const parts = [
    department,
    source && html`${w.source}${away(lang, source, hostOf(source))}`,
    reviewedOn && w.reviewed(formatDay(reviewedOn, lang)),
  ]
  return html`<p class="source">${parts.filter(Boolean).map((part) => html`<span>${part}</span>`)}</p>
    ${reviewOverdue ? html`<p class="overdue">${askWords[lang].overdue}</p>` : ''}`
}

const heading = (level: 2 | 3, words: unknown) => (level === 2 ? html`<h2>${words}</h2>` : html`<h3>${words}</h3>`)

function formView(lang: Language, form: NonNullable<Answer['form']>, level: 2 | 3) {
  const w = askWords[lang]
  const names: Record<string, string> = { en: 'English', 'zh-Hant': '繁體中文', 'zh-Hans': '简体中文' }
  const available = (form.languages ?? []).map((one) => names[one] ?? one).join(' · ')
  return html`<section class="form-card">
    ${heading(level, html`${form.number ? html`<span class="number">${form.number}</span> ` : ''}${form.title}`)}
    ${form.titleUnofficial ? html`<p class="note">${w.unofficialTitle}</p>` : ''}
    ${available ? html`<p class="note">${w.formLanguages}${available}</p>` : ''}
    ${channelList(lang, w.fileIt, level, form.channels)}
  </section>`
}

type Channels = NonNullable<Answer['channels']>

function channelList(lang: Language, title: string, level: 2 | 3, channels: Channels = []) {
  if (channels.length === 0) return ''
  return html`<section class="channels">${heading(level, title)}<ul>${channels.map((channel) => html`<li>${channelView(lang, channel)}</li>`)}</ul></section>`
}

function channelView(lang: Language, { label, url, phone, email, address, hours }: Channels[number]) {
  const name = url ? away(lang, url, label) : label
  // A label often is the number itself.
  const more = (value: string | undefined, href: string) =>
    value && value !== label ? html` <a href="${href}">${value}</a>` : ''
  const shown =
    !url && phone === label
      ? html`<a href="${telHref(phone)}">${phone}</a>`
      : !url && email === label
        ? html`<a href="mailto:${email}">${email}</a>`
        : name
  return html`${shown}${phone ? more(phone, telHref(phone)) : ''}${email ? more(email, `mailto:${email}`) : ''}
    ${address ? html`<span class="note">${address}</span>` : ''}
    ${hours ? html`<span class="note">${pageWords[lang].hours}${hours}</span>` : ''}`
}
