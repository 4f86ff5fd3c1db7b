import { type Publication, profileOf } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import { html } from 'hono/html'
import { askWords } from './askWords.ts'
import { langAttribute } from './layout.ts'
import { pageWords } from './pageWords.ts'

/** `/chat/<bot>`: the chat as a page of its own, also for a frame. */
export function chatPage(lang: Language, publication: Publication, now: Date) {
  const w = pageWords[lang]
  const profile = profileOf(publication, lang, now)
  return html`<!doctype html>
<html lang="${langAttribute(lang)}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content">
    <meta name="color-scheme" content="light dark">
    <title>${w.chatWith(profile.name)} · ${w.demonstration}</title>
    <meta name="robots" content="noindex">
    <link rel="icon" type="image/svg+xml" href="/pages/icon.svg">
    <link rel="stylesheet" href="/pages/pages.css">
    <link rel="stylesheet" href="/pages/theme/${profile.id}.css">
  </head>
  <body class="chat">
    <main>
      <h1 class="unseen">${w.chatWith(profile.name)}</h1>
      <faq-desk bot="${profile.id}" lang="${lang}"><p>${w.demonstration} <a href="/ask/${profile.id}?lang=${lang}">${askWords[lang].heading(profile.name)}</a></p></faq-desk>
    </main>
    <script src="/widget.js" async></script>
    <script type="module" src="/pages/openLinked.js"></script>
  </body>
</html>`
}
