import type { HandoffChannel } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import { html } from 'hono/html'
import { pageWords } from './pageWords.ts'

/** A link to another site, which opens beside this page and says so. Only web addresses become links. */
export function away(lang: Language, url: string, text: unknown) {
  if (!/^https?:\/\//.test(url)) return text
  return html`<a href="${url}" target="_blank" rel="noopener noreferrer">${text}<span class="unseen"> ${pageWords[lang].leaves}</span></a>`
}

export const telHref = (number: string): string => `tel:${number.replace(/[^\d+]/g, '')}`

/** Who publishes a source, for people: `www.afcd.gov.hk` rather than the whole address. */
export const hostOf = (url: string): string => /^https?:\/\/([^/]+)/.exec(url)?.[1] ?? url

/** People who can help, each with the way to reach them, when, and whether they are there now. */
export function contactList(lang: Language, channels: readonly HandoffChannel[]) {
  return html`<ul class="contacts">
    ${channels.map(
      (channel) => html`<li>
        <span class="label">${channel.label}</span>
        ${reach(lang, channel)}
        ${channel.open ? html`<span class="hours">${channel.open.text}</span>` : ''}
        ${channel.hours ? html`<span class="hours">${pageWords[lang].hours}${channel.hours}</span>` : ''}
      </li>`,
    )}
  </ul>`
}

function reach(lang: Language, { kind, value }: HandoffChannel) {
  if (kind === 'phone') return html`<a href="${telHref(value)}">${value}</a>`
  if (kind === 'email') return html`<a href="mailto:${value}">${value}</a>`
  return away(lang, value, hostOf(value))
}
