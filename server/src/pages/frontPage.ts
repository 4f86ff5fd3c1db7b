import { hongKongDay, type Publication, profileOf, validOn } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import { html } from 'hono/html'
import { layout } from './layout.ts'
import { pageWords } from './pageWords.ts'

/** `/`: which assistants there are, what each is for, and where everything else is. */
export function frontPage(lang: Language, publications: Publication[], now: Date, base: string) {
  const w = pageWords[lang]
  const shown = publications.filter(({ snapshot }) => snapshot.config.public)
  const example = shown[0]?.snapshot.bot ?? 'genie'
  return layout({
    lang,
    title: `${w.product} · ${w.title}`,
    path: '/',
    found: { base, description: w.lead },
    className: 'front',
    sheets: ['/pages/themes.css'],
    owner: html`<span class="mark" aria-hidden="true">?</span><strong>${w.product}</strong>`,
    body: html`
      <section class="hero">
        <h1>${w.title}</h1>
        <p class="lead">${w.lead}</p>
      </section>
      <section aria-labelledby="assistants">
        <h2 id="assistants">${w.assistants}</h2>
        ${shown.length === 0 ? html`<p>${w.noBots}</p>` : ''}
        <ul class="bots">${shown.map((publication) => botCard(lang, publication, now))}</ul>
      </section>
      <section aria-labelledby="builders">
        <h2 id="builders">${w.builders}</h2>
        <ul class="doors">
          <li><h3><a href="/admin/">${w.desk}</a></h3><p>${w.desktop}</p></li>
          <li><h3><a href="/docs">${w.apiDocs}</a></h3><p>${w.docs}</p></li>
          <li class="embed">
            <h3>${w.embed}</h3>
            <p>${w.embedMore}</p>
            <pre tabindex="0" lang="en"><code>${`<script src="https://HOST/widget.js" data-bot="${example}" data-lang="${lang}" async></script>`}</code></pre>
          </li>
        </ul>
      </section>`,
  })
}

function botCard(lang: Language, publication: Publication, now: Date) {
  const w = pageWords[lang]
  const profile = profileOf(publication, lang, now)
  const day = hongKongDay(now)
  const answers = publication.snapshot.content.entries.filter((faq) => validOn(faq, day)).length
  return html`
    <li class="bot of-${profile.id}">
      <div class="bot-head">
        <span class="avatar" aria-hidden="true">${profile.theme.avatar}</span>
        <div>
          <h3>${profile.name}</h3>
          <p>${profile.role}</p>
        </div>
      </div>
      ${
        profile.suggestions.length > 0
          ? html`<p class="for">${w.ask}</p>
      <ul class="examples">${profile.suggestions.slice(0, 3).map(({ question }) => html`<li>${question}</li>`)}</ul>`
          : ''
      }
      <p class="count">${profile.department} · ${w.questions(answers)}</p>
      <p class="actions">
        <a class="button" href="/demo/${profile.id}/?lang=${lang}">${w.openDemo(profile.name)}</a>
        <a href="/chat/${profile.id}?lang=${lang}">${w.openChat}</a>
        <a href="/ask/${profile.id}?lang=${lang}">${w.openAsk}</a>
      </p>
    </li>`
}
