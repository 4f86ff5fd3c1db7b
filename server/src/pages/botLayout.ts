import { type BotProfile, type Publication, profileOf } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import { html } from 'hono/html'
import { askWords } from './askWords.ts'
import { layout, type Page } from './layout.ts'
import { away, contactList } from './links.ts'
import { pageWords } from './pageWords.ts'

/** What a page of a bot is made from. `base`: how the world reaches this server, without a slash at the end. */
export type BotPage = { lang: Language; publication: Publication; now: Date; base: string; paused?: boolean }

export type BotPageContent = Pick<Page, 'title' | 'path' | 'head' | 'languages'> & {
  /** For search engines; none are told of the page without. */
  description?: string
  body: unknown
  /** What stands beside: everything, if left out; the contacts not where the content names them. */
  beside?: 'all' | 'no contacts' | 'nothing'
}

/** The pages of a bot without JavaScript: its head, its colours, and beside the content who can help. */
export function botLayout(page: BotPage, { description, body, beside = 'all', ...content }: BotPageContent) {
  const { lang, publication, now, base, paused } = page
  const { config } = publication.snapshot
  const profile = profileOf(publication, lang, now, { paused })
  return layout({
    ...content,
    lang,
    spoken: config.languages,
    found: description !== undefined && config.public && !paused ? { base, description } : undefined,
    sheets: [`/pages/theme/${profile.id}.css`],
    className: 'ask',
    owner: html`<a class="home" href="/ask/${profile.id}?lang=${lang}"><span class="mark" aria-hidden="true">${profile.theme.avatar}</span><span><strong>${profile.name}</strong><small>${profile.role}</small></span></a>`,
    body:
      beside === 'nothing'
        ? body
        : html`<div class="columns"><div>${body}</div>${aside(lang, profile, beside === 'all')}</div>`,
  })
}

function aside(lang: Language, profile: BotProfile, withContacts: boolean) {
  const w = pageWords[lang]
  const a = askWords[lang]
  return html`<aside>
    <section aria-labelledby="official">
      <h2 id="official">${w.officialPage}</h2>
      <p>${away(lang, profile.officialPage.url, profile.officialPage.title)}</p>
    </section>
    ${
      withContacts
        ? html`<section aria-labelledby="contact">
      <h2 id="contact">${w.contact}</h2>
      ${contactList(lang, profile.handoff)}
    </section>`
        : ''
    }
    <nav class="more">
      <a href="/ask/${profile.id}/about?lang=${lang}">${a.about(profile.name)}</a>
      <a href="/chat/${profile.id}?lang=${lang}">${a.chatInstead}</a>
    </nav>
  </aside>`
}
