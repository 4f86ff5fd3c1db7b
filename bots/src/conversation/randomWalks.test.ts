import type { Language } from '@faqdesk/faqs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { say } from '../answer/say.ts'
import { leavesOf, optionsAt, type Path } from '../flow/walkFlow.ts'
import { compilePublication, indexSnapshot } from '../publication/compilePublication.ts'
import { listBots } from '../publication/listBots.ts'
import type { Publication } from '../publication/Publication.ts'
import { reply as replySchema } from '../schema/reply.ts'
import { folders, readOnce } from '../testing/smallPublication.ts'
import { type ConversationState, firstState } from './ConversationState.ts'
import type { Turn } from './Turn.ts'
import { takeTurn } from './takeTurn.ts'

const now = new Date('2026-11-25T10:00:00+08:00')

/** So many entries a search finds. */
const found = 25

/** Every entry and flow of a bot, but a search index over a few entries only: walks are about moving, not finding. */
const publications = listBots(folders.bots).map((bot): Publication => {
  const { snapshot } = readOnce(bot)
  if (!snapshot) throw new Error(`${bot} can not be read`)
  const entries = snapshot.content.entries.slice(0, found)
  const content = { ...snapshot.content, entries, phrasings: {}, none: {} }
  return compilePublication(snapshot, { index: indexSnapshot({ ...snapshot, content }) })
})

const ask = (publication: Publication, state: ConversationState | undefined, text: string, lang?: Language) =>
  takeTurn(
    publication,
    state,
    { text, lang, now },
    publications.filter((other) => other !== publication),
  )

/** Who answers the next message, and what it remembers. */
function speakerOf(publication: Publication, state: ConversationState = firstState) {
  const host = publications.find(({ snapshot }) => snapshot.bot === state.visit?.bot)
  return host && state.visit ? { publication: host, state: state.visit.state } : { publication, state }
}

/** Small talk that ends something; the person says what comes next. */
const closing = new Set(['thanks', 'praise', 'bye'])

type Kind =
  | 'label'
  | 'number'
  | 'yes'
  | 'start'
  | 'title'
  | 'elsewhere'
  | 'say'
  | 'back'
  | 'restart'
  | 'change'
  | 'cancel'
  | 'continue'
const moves: { kind: Kind; weight: number }[] = [
  { kind: 'label', weight: 10 },
  { kind: 'number', weight: 6 },
  { kind: 'start', weight: 5 },
  { kind: 'title', weight: 3 },
  { kind: 'elsewhere', weight: 3 },
  { kind: 'yes', weight: 2 },
  { kind: 'say', weight: 4 },
  { kind: 'back', weight: 4 },
  { kind: 'restart', weight: 2 },
  { kind: 'change', weight: 2 },
  { kind: 'cancel', weight: 1 },
  { kind: 'continue', weight: 1 },
]
const spoken = [
  '唔該',
  'hi',
  '👍',
  '真人',
  '咁幾錢？',
  '要帶咩',
  'how about for a company?',
  'none of these',
  '係',
  'qwrtz',
]
const wordsFor: Partial<Record<Kind, string[]>> = {
  yes: ['yes', '好', 'ok'],
  back: ['back', '返轉頭', '上一步'],
  restart: ['start again', '重新開始', '重新开始'],
  change: ['change an answer', '更改答案'],
  cancel: ['cancel', '算啦'],
  continue: ['continue', '繼續'],
}

const move = fc.record({
  kind: fc.oneof(...moves.map(({ kind, weight }) => ({ arbitrary: fc.constant(kind), weight }))),
  at: fc.nat(1000),
})
const walk = fc.record({
  bot: fc.nat(publications.length - 1),
  lang: fc.constantFrom<Language>('en', 'zh-Hant', 'zh-Hans'),
  steps: fc.array(move, { minLength: 4, maxLength: 16 }),
})

/** What a person says at a move; undefined where the move is not possible. */
function wordsOf(publication: Publication, last: Turn | undefined, kind: Kind, at: number, lang: Language) {
  const pick = <Item>(list: readonly Item[]): Item | undefined => list[at % list.length]
  const { snapshot } = speakerOf(publication, last?.state).publication
  switch (kind) {
    case 'label':
      return pick(last?.reply.choices ?? [])?.value
    case 'number':
      return last?.reply.choices ? String(1 + (at % last.reply.choices.length)) : undefined
    case 'start': {
      const flow = pick(Object.values(snapshot.flows ?? {}))
      return flow && say(publication, flow.title, lang)
    }
    case 'title': {
      const faq = pick(snapshot.content.entries)
      return faq && say(publication, faq.question, lang)
    }
    case 'elsewhere': {
      // One of those that its bot can find, and another one can refer to.
      const other = publications[at % publications.length] ?? publication
      const faq = other.snapshot.content.entries[at % found]
      return faq && say(other, faq.question, lang)
    }
    case 'say':
      return pick(spoken)
    default:
      return pick(wordsFor[kind] ?? [])
  }
}

/** What holds after every turn, wherever the walk has led. */
function checkTurn(publication: Publication, before: ConversationState, kind: Kind, turn: Turn) {
  const { reply } = turn
  const own = speakerOf(publication, before)
  const now = speakerOf(publication, turn.state)
  const { state } = now
  expect(reply.bot, 'who remembers it has said it').toBe(now.publication.snapshot.bot)
  expect(state.visit, 'a visit is no longer than one door').toBeUndefined()
  const moved = now.publication !== own.publication
  replySchema.parse({ conversationId: 'c', turnId: 't', ...reply })
  const wayOn = [...(reply.choices ?? []), ...(reply.handoff ?? []), ...(reply.answers ?? [])]
  if (!closing.has(state.lastSmallTalk ?? '')) expect(wayOn.length, 'a way on').toBeGreaterThan(0)
  const labels = reply.choices?.map(({ label }) => label) ?? []
  expect(new Set(labels).size, 'no two buttons alike').toBe(labels.length)
  expect(reply.text).not.toMatch(/undefined|\{[a-z]+\}/)
  if (reply.flow) {
    const { step, of, canBack } = reply.flow
    expect(step).toBeGreaterThanOrEqual(1)
    expect(step).toBeLessThanOrEqual(of)
    if (!state.flow?.changing) expect(canBack).toBe(step > 1)
  }

  const flow = own.state.flow?.away === undefined ? own.state.flow : undefined
  if (flow && !flow.changing && kind === 'back' && flow.path.length > 0)
    expect(state.flow?.path, 'back goes one step back').toEqual(flow.path.slice(0, -1))
  if (flow && kind === 'restart') {
    expect(reply.flow, 'start again leads to the first question').toMatchObject({ id: flow.id, step: 1 })
    expect(state.flow?.path).toEqual([])
  }
  if (!own.state.flow && kind === 'restart') expect(state.trail, 'start again forgets the way').toBeUndefined()
  if (kind === 'cancel') expect(state.flow, 'cancel leaves the flow').toBeUndefined()
  if (kind === 'restart' && !own.state.flow) expect(turn.state.visit, 'start again leads home').toBeUndefined()
  if (moved)
    expect(reply.lead, 'who answers now is said').toContain(
      say(now.publication, now.publication.snapshot.config.name, reply.lang),
    )
  if (kind === 'label' && own.state.labels?.length) {
    // A button does what it says: it is understood, and it leads somewhere.
    expect(turn.trace.status, 'a button is understood').not.toMatch(/refused_out|guard|refused_language/)
    expect(turn.trace.ranking, 'a button needs no search').toEqual([])
  }
}

/** From wherever a walk has ended, the beginning is a few steps back, and a new question is answered. */
function checkEnd(publication: Publication, state: ConversationState, lang: Language) {
  const steps = ({ trail = [] }: ConversationState) =>
    trail.reduce((sum, place) => sum + 2 + ('flow' in place ? place.path.length : 0), 3)
  const length = steps(state) + (state.visit ? steps(state.visit.state) : 0)
  let turn = ask(publication, state, 'back', lang)
  for (let step = 0; step < length && (turn.state.trail || turn.state.flow || turn.state.visit); step++)
    turn = ask(publication, turn.state, 'back', lang)
  expect(turn.state.visit, 'back leads home').toBeUndefined()
  expect(turn.state.trail, 'back leads to the beginning').toBeUndefined()
  expect(turn.reply.outcome).toBe('smalltalk')

  const speaker = speakerOf(publication, state).publication
  const [faq] = speaker.snapshot.content.entries
  const answered = ask(publication, state, faq ? say(speaker, faq.question, lang) : '', lang)
  expect(answered.reply.answers?.[0]?.faqId, 'no state is stuck').toBe(faq?.id)
}

test('a thousand random walks: always a way on, back and start again lead where they say, nothing is stuck', () => {
  fc.assert(
    fc.property(walk, ({ bot, lang, steps }) => {
      const publication = publications[bot]
      if (!publication) throw new Error('There is no bot')
      let last: Turn | undefined
      for (const { kind, at } of steps) {
        const text = wordsOf(publication, last, kind, at, lang)
        if (text === undefined) continue
        const turn: Turn = ask(publication, last?.state, text, lang)
        checkTurn(publication, last?.state ?? firstState, kind, turn)
        last = turn
      }
      if (last) checkEnd(publication, last.state, lang)
    }),
    { numRuns: 1000, seed: 20261125 },
  )
}, 180_000)

describe.each(publications.map((publication) => [publication.snapshot.bot, publication] as const))(
  'the flows of %s',
  (_, publication) => {
    for (const [id, flow] of Object.entries(publication.snapshot.flows ?? {}))
      test(`${id}: every way, chosen by its buttons, ends at the entry that it names`, () => {
        const reached = new Set<string>()
        const langs: Language[] = ['en', 'zh-Hant', 'zh-Hans']
        let ways = 0
        const go = (step: string, path: Path, state: ConversationState) => {
          const lang = langs[ways % langs.length] ?? 'en'
          for (const option of optionsAt(flow, step, path)) {
            const turn = ask(publication, state, say(publication, option.label, lang), lang)
            const further = [...path, { step, option: option.id }]
            if (option.go !== undefined) {
              expect(turn.reply.flow, `${step} ${option.id}`).toMatchObject({
                id,
                step: further.length + 1,
                canBack: true,
              })
              go(option.go, further, turn.state)
            } else {
              ways++
              expect(turn.reply.answers?.[0]?.faqId, `${step} ${option.id}`).toBe(option.answer)
              reached.add(option.answer ?? '')
            }
          }
        }
        const begun = ask(publication, undefined, say(publication, flow.title, 'en'))
        expect(begun.reply.flow).toMatchObject({ id, step: 1, canBack: false })
        go(flow.first, [], begun.state)
        expect(reached).toEqual(leavesOf(flow))
      }, 30_000)
  },
)
