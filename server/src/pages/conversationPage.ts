import { type Answer, profileOf, type Reply, typeset } from '@faqdesk/bots'
import type { Language } from '@faqdesk/faqs'
import { html } from 'hono/html'
import type { RenderedTurn } from '../api/renderTurns.ts'
import { answerView } from './answerView.ts'
import { type AskFormOptions, actionOf, askForm, type Thread, threadFields } from './askForm.ts'
import { askWords } from './askWords.ts'
import { type BotPage, botLayout } from './botLayout.ts'
import { langAttribute, switches } from './layout.ts'
import { away, contactList } from './links.ts'
import { markdown } from './markdown.ts'
import { pageWords } from './pageWords.ts'

/** Why an answer did not help; what a form sends is the key. */
export const reasons = ['wrong', 'unclear', 'out-of-date', 'not-asked', 'link-broken'] as const

export type ConversationPageOptions = {
  conversationId: string
  /** Oldest first, at least one: the newest is shown on top, the others can be opened. */
  turns: readonly RenderedTurn[]
  /** Something in the newest message was masked. */
  isMasked: boolean
  /** Why the newest answer did not help was told already. */
  isReasonGiven?: boolean
  /** What to say above the reply: the conversation before is gone. */
  status?: string
  problem?: AskFormOptions['problem']
  /** The conversation in short, to be copied, where the reply names people. */
  summary?: string
  /** The name of another bot of the platform. */
  nameOf: (bot: string) => string | undefined
}

/** The reply to a form of `/ask/<bot>`: what was asked, the reply with buttons to go on, and what was said before. */
export function conversationPage(page: BotPage, options: ConversationPageOptions) {
  const { lang, publication, now } = page
  const { conversationId, turns, isMasked, status, problem } = options
  const { bot } = publication.snapshot
  const w = askWords[lang]
  const profile = profileOf(publication, lang, now)
  const newest = turns.at(-1)!
  const earlier = turns.slice(0, -1)
  const thread: Thread = { bot, lang, conversationId, after: newest.turnId }
  return botLayout(page, {
    title: `${w.replyTitle(newest.text)} · ${profile.name} · ${pageWords[lang].demonstration}`,
    path: `/ask/${bot}`,
    beside: newest.reply.handoff ? 'no contacts' : 'all',
    languages: languageForm(page, thread),
    body: html`
      ${status ? html`<p class="status" role="status">${status}</p>` : ''}
      <section id="reply" class="exchange" aria-labelledby="asked">
        <h1 id="asked" class="asked"><span class="label">${w.asked}</span> ${newest.text}</h1>
        ${isMasked ? html`<p class="note">${w.masked}</p>` : ''}
        ${replyView(page, thread, newest.reply, options)}
        ${newest.reply.answers && newest.reply.outcome === 'answer' ? feedback(thread, newest, options) : ''}
      </section>
      <section class="next">${askForm(thread, { label: w.again, problem, hint: profile.privacy })}</section>
      ${
        earlier.length > 0
          ? html`<details class="earlier">
        <summary>${w.earlier(earlier.length)}</summary>
        ${earlier.map(
          ({ text, reply }) => html`<section class="exchange" lang="${langAttribute(reply.lang)}">
          <h2 class="asked"><span class="label">${w.asked}</span> ${text}</h2>
          ${replyWords(reply)}
          ${reply.outcome === 'answer' ? (reply.answers ?? []).map(shortAnswer) : ''}
        </section>`,
        )}
      </details>`
          : ''
      }
      <form class="forget" method="post" action="${actionOf(thread)}">
        ${threadFields(thread)}
        <button class="quiet" name="do" value="forget">${w.forget}</button> <span class="note">${w.forgetHint}</span>
      </form>`,
  })
}

/** A link would lose the conversation: the languages are buttons that carry it on. */
function languageForm({ lang, publication }: BotPage, thread: Thread) {
  const spoken = switches.filter((one) => publication.snapshot.config.languages.includes(one.lang))
  return html`<form class="languages" method="post" action="${actionOf(thread)}" aria-label="${pageWords[lang].language}">
    ${threadFields(thread)}
    ${spoken.map(
      (one) =>
        html`<button name="show" value="${one.lang}" lang="${langAttribute(one.lang)}" title="${one.name}" aria-label="${one.name}" ${one.lang === lang ? html`aria-current="true"` : ''}>${one.label}</button>`,
    )}
  </form>`
}

function replyView(
  { lang, publication, now }: BotPage,
  thread: Thread,
  reply: Reply,
  { nameOf, summary }: ConversationPageOptions,
) {
  const w = askWords[reply.lang]
  const { officialPage, id } = profileOf(publication, lang, now)
  const answers = reply.outcome === 'answer' ? (reply.answers ?? []) : []
  const other = reply.bot !== undefined && reply.bot !== id ? nameOf(reply.bot) : undefined
  // The last notice, that this is a demonstration, heads every page.
  const notices = reply.notices?.slice(0, -1) ?? []
  return html`<div class="reply" lang="${langAttribute(reply.lang)}">
    ${notices.map((notice) => html`<p class="caution">${notice}</p>`)}
    ${other && !reply.lead ? html`<p class="note">${w.repliedBy(other)}</p>` : ''}
    ${replyWords(reply)}
    ${answers.map(
      (answer) => html`<article class="card">
      <h2><span class="label">${w.understood}</span> ${answer.question}</h2>
      ${answerView(answer, 3)}
      ${related(thread, answer)}
    </article>`,
    )}
    ${reply.flow ? html`<p class="note">${w.steps(reply.flow.step, reply.flow.of)}</p>` : ''}
    ${choices(thread, reply)}
    ${
      reply.handoff && reply.handoff.length > 0
        ? html`<section class="people"><h2>${w.people}</h2>${contactList(reply.lang, reply.handoff)}
      ${summary ? html`<details class="summary"><summary>${w.summary}</summary><p class="note">${w.summaryHint}</p><p class="plain">${summary}</p></details>` : ''}</section>`
        : ''
    }
    ${answers.length === 0 && reply.outcome !== 'smalltalk' ? html`<p class="note">${pageWords[reply.lang].officialPage}${typeset(reply.lang).colon}${away(lang, officialPage.url, officialPage.title)}</p>` : ''}
  </div>`
}

/** What is said before everything else; of a reply that only names people, their introduction. */
function replyWords({ lang, lead, answers, outcome, text, notices = [] }: Reply) {
  const blocks = text.split(/\n{2,}/).filter((block) => !notices.some((notice) => block.startsWith(notice)))
  const words = lead ?? (answers && outcome === 'answer' ? undefined : blocks.find((block) => !/^(1\.|•) /.test(block)))
  return words ? html`<div class="words">${markdown(lang, words)}</div>` : ''
}

function shortAnswer({ lang, question, short }: Answer) {
  return html`<p><strong>${question}</strong></p>${markdown(lang, short)}`
}

/** Quick replies: buttons that send their own words. */
function choices(thread: Thread, { outcome, choices = [], lang }: Reply) {
  if (choices.length === 0) return ''
  const title = ['choices', 'flow'].includes(outcome) ? askWords[lang].choose : askWords[lang].goOn
  return buttons(thread, lang, title, choices)
}

function related(thread: Thread, { lang, related = [] }: Answer) {
  const shown = related.map(({ question }) => ({ label: question, value: question }))
  return shown.length > 0 ? buttons(thread, lang, askWords[lang].related, shown) : ''
}

function buttons(thread: Thread, lang: Language, title: string, shown: NonNullable<Reply['choices']>) {
  return html`<form class="choices" method="post" action="${actionOf(thread)}">
    ${threadFields(thread)}
    <fieldset>
      <legend lang="${langAttribute(lang)}">${title}</legend>
      ${shown.map(({ label, value }) => html`<button name="text" value="${value}">${label}</button>`)}
    </fieldset>
  </form>`
}

/** Did it help; after «no», why not; after that, thanks. */
function feedback(
  thread: Thread,
  { turnId, helpful, reply }: RenderedTurn,
  { isReasonGiven = false }: ConversationPageOptions,
) {
  const w = askWords[reply.lang]
  const fields = html`${threadFields(thread)}<input type="hidden" name="turn" value="${turnId}">
    ${reply.bot ? html`<input type="hidden" name="speaker" value="${reply.bot}">` : ''}`
  if (helpful === undefined)
    return html`<form class="feedback" method="post" action="${actionOf(thread)}">${fields}
      <fieldset><legend>${w.helpful}</legend>
        <button class="quiet" name="helpful" value="yes">${w.yes}</button>
        <button class="quiet" name="helpful" value="no">${w.no}</button>
      </fieldset></form>`
  if (helpful || isReasonGiven) return html`<p class="feedback note" role="status">${w.thanks}</p>`
  return html`<form class="feedback" method="post" action="${actionOf(thread)}">${fields}
    <p class="note" role="status">${w.thanks}</p>
    <fieldset><legend>${w.why}</legend>
      ${reasons.map((reason) => html`<button class="quiet" name="reason" value="${reason}">${w.reasons[reason]}</button>`)}
    </fieldset></form>`
}
