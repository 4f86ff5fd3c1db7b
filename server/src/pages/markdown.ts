import type { Language } from '@faqdesk/faqs'
import { html } from 'hono/html'
import { Lexer, type Token, type Tokens } from 'marked'
import { away } from './links.ts'

/**
 * Markdown of an answer as HTML: paragraphs, lists, bold, links, tables. marked only cuts the text into tokens,
 * and every word of them is escaped; HTML in the text is shown as it was typed, an image as its words.
 */
export function markdown(lang: Language, text: string) {
  return blocks(lang, new Lexer({ gfm: true }).lex(text))
}

function blocks(lang: Language, tokens: readonly Token[] = []): unknown[] {
  return tokens.map((token) => block(lang, token as Tokens.Generic))
}

function block(lang: Language, token: Tokens.Generic): unknown {
  switch (token.type) {
    case 'paragraph':
      return html`<p>${inlines(lang, token.tokens)}</p>`
    case 'heading':
      return html`<p><strong>${inlines(lang, token.tokens)}</strong></p>`
    case 'list': {
      const { items, ordered, start } = token as Tokens.List
      const lines = items.map((item) => html`<li>${blocks(lang, item.tokens)}</li>`)
      return ordered ? html`<ol start="${Number(start) || 1}">${lines}</ol>` : html`<ul>${lines}</ul>`
    }
    case 'blockquote':
      return html`<blockquote>${blocks(lang, token.tokens)}</blockquote>`
    case 'table':
      return table(lang, token as Tokens.Table)
    case 'code':
      return html`<p>${token.text}</p>`
    case 'hr':
      return html`<hr>`
    case 'space':
    case 'def':
      return ''
    // In a list item marked makes the words a block of type «text».
    default:
      return token.tokens ? inlines(lang, token.tokens) : inline(lang, token)
  }
}

/** Wide tables scroll by themselves, by the keyboard too. */
function table(lang: Language, { header, rows }: Tokens.Table) {
  return html`<div class="table" tabindex="0"><table>
    <thead><tr>${header.map((cell) => html`<th scope="col">${inlines(lang, cell.tokens)}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${inlines(lang, cell.tokens)}</td>`)}</tr>`)}</tbody>
  </table></div>`
}

function inlines(lang: Language, tokens: readonly Token[] = []): unknown[] {
  return tokens.map((token) => inline(lang, token as Tokens.Generic))
}

function inline(lang: Language, token: Tokens.Generic): unknown {
  switch (token.type) {
    case 'strong':
      return html`<strong>${inlines(lang, token.tokens)}</strong>`
    case 'em':
      return html`<em>${inlines(lang, token.tokens)}</em>`
    case 'del':
      return html`<del>${inlines(lang, token.tokens)}</del>`
    case 'codespan':
      return html`<code>${token.text}</code>`
    case 'br':
      return html`<br>`
    case 'link':
      return /^(tel|mailto):[^\s]+$/i.test(token.href)
        ? html`<a href="${token.href}">${inlines(lang, token.tokens)}</a>`
        : away(lang, token.href, inlines(lang, token.tokens))
    case 'html':
      return token.raw
    default:
      return token.tokens ? inlines(lang, token.tokens) : (token.text ?? token.raw)
  }
}
