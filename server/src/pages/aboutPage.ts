import { html } from 'hono/html'
import type { Card, CardBlock } from '../card/Card.ts'
import { type BotPage, botLayout } from './botLayout.ts'
import { away, contactList } from './links.ts'
import { pageWords } from './pageWords.ts'

/** `/ask/<bot>/about`: the bot's card. */
export function aboutPage(page: BotPage, card: Card) {
  const { bot } = page.publication.snapshot
  return botLayout(page, {
    title: `${card.title} · ${pageWords[page.lang].demonstration}`,
    path: `/ask/${bot}/about`,
    description: card.lead,
    beside: 'nothing',
    body: html`
      <article class="about">
        <h1>${card.title}</h1>
        <p class="lead">${card.lead}</p>
        <dl class="glance">${card.glance.map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}</dl>
        ${card.groups.map(
          ({ title, sections }) => html`<section>
          <h2>${title}</h2>
          ${sections.map((section) => html`<h3>${section.title}</h3>${section.blocks.map((block) => blockView(card, block))}`)}
        </section>`,
        )}
      </article>`,
  })
}

function blockView({ lang }: Card, block: CardBlock) {
  switch (block.kind) {
    case 'text':
      return html`<p>${block.text}</p>`
    case 'list':
      return html`<ul>${block.items.map((item) => html`<li>${item}</li>`)}</ul>`
    case 'link':
      return html`<p>${away(lang, block.url, block.title)}</p>`
    case 'contacts':
      return contactList(lang, block.channels)
    case 'table': {
      const [head = [], ...rows] = block.rows
      return html`<table>
        <caption>${block.caption}</caption>
        <thead><tr><td></td>${head.slice(1).map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
        <tbody>${rows.map(
          ([name, ...cells]) =>
            html`<tr><th scope="row">${name}</th>${cells.map((cell, place) => html`<td data-of="${head[place + 1]}">${cell}</td>`)}</tr>`,
        )}</tbody>
      </table>`
    }
  }
}
