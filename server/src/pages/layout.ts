import type { Language } from '@faqdesk/faqs'
import { html } from 'hono/html'
import { pageWords } from './pageWords.ts'

export type Page = {
  lang: Language
  title: string
  /** The address of the page without its language, for the links to the other languages. */
  path: string
  /** Further style sheets. */
  sheets?: string[]
  className: string
  /** What search engines, and those who share the page, show of it. Without, they are told to leave it alone. */
  found?: { base: string; description: string }
  /** The languages that the page exists in; all, if left out. */
  spoken?: readonly Language[]
  /** In the place of the links to the other languages, where following a link would lose something. */
  languages?: unknown
  /** At the end of the head. */
  head?: unknown
  /** Who the page belongs to, in its head. */
  owner: unknown
  body: unknown
  /** At the end of the body. */
  script?: unknown
}

export const langAttribute = (lang: Language) => (lang === 'zh-Hant' ? 'zh-Hant-HK' : lang)

export const switches: readonly { lang: Language; label: string; name: string }[] = [
  { lang: 'zh-Hant', label: '繁', name: '繁體中文' },
  { lang: 'zh-Hans', label: '简', name: '简体中文' },
  { lang: 'en', label: 'English', name: 'English' },
]

/** What all pages share: the banner that this is a demonstration, the languages, the foot. */
export function layout(page: Page) {
  const w = pageWords[page.lang]
  const spoken = switches.filter(({ lang }) => page.spoken?.includes(lang) ?? true)
  return html`<!doctype html>
<html lang="${langAttribute(page.lang)}">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="color-scheme" content="light dark">
    <title>${page.title}</title>
    ${page.found ? findable(page, page.found) : html`<meta name="robots" content="noindex">`}
    <link rel="icon" type="image/svg+xml" href="/pages/icon.svg">
    <link rel="stylesheet" href="/pages/pages.css">
    ${(page.sheets ?? []).map((sheet) => html`<link rel="stylesheet" href="${sheet}">`)}
    ${page.head ?? ''}
  </head>
  <body class="${page.className}">
    <a class="skip" href="#main">${w.skip}</a>
    <header class="head">
      <p class="demonstration"><strong>${w.demonstration}</strong> ${w.demonstrationMore}</p>
      <div class="wide">
        <div class="owner">${page.owner}</div>
        ${
          page.languages ??
          html`<nav class="languages" aria-label="${w.language}">
          ${spoken.map(
            ({ lang, label, name }) =>
              html`<a href="${page.path}?lang=${lang}" hreflang="${lang}" lang="${langAttribute(lang)}" title="${name}" aria-label="${name}" ${lang === page.lang ? html`aria-current="true"` : ''}>${label}</a>`,
          )}
        </nav>`
        }
      </div>
    </header>
    <main id="main" class="wide">${page.body}</main>
    <footer class="foot">
      <div class="wide">
        <p>${w.footDemonstration}</p>
        <p><a href="/?lang=${page.lang}">${w.allBots}</a> <a href="/docs">${w.apiDocs}</a> <a href="/admin/">${w.desk}</a></p>
      </div>
    </footer>
    ${page.script ?? ''}
  </body>
</html>`
}

/** The page's one address in this language, the same page in the others, and what to show of it elsewhere. */
function findable({ lang, title, path, spoken }: Page, { base, description }: NonNullable<Page['found']>) {
  const address = `${base}${path}`
  return html`<meta name="description" content="${description}">
    <link rel="canonical" href="${address}?lang=${lang}">
    ${switches
      .filter((other) => spoken?.includes(other.lang) ?? true)
      .map((other) => html`<link rel="alternate" hreflang="${other.lang}" href="${address}?lang=${other.lang}">`)}
    <link rel="alternate" hreflang="x-default" href="${address}">
    <meta property="og:title" content="${title}">
    <meta property="og:description" content="${description}">
    <meta property="og:url" content="${address}?lang=${lang}">
    <meta property="og:site_name" content="FAQ Desk">`
}
