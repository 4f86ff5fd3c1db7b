import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compilePublication } from '../publication/compilePublication.ts'
import { listBots } from '../publication/listBots.ts'
import type { Publication } from '../publication/Publication.ts'
import type { Flow } from '../schema/flow.ts'
import { reply as replySchema } from '../schema/reply.ts'
import { folders, makeFaq, readOnce, smallPublication } from '../testing/smallPublication.ts'
import type { ConversationState, Place } from './ConversationState.ts'
import type { Offered } from './Offered.ts'
import { takeTurn } from './takeTurn.ts'

const now = new Date('2026-11-25T10:00:00+08:00')
const ask = (publication: Publication, text: string, state?: ConversationState) =>
  takeTurn(publication, state, { text, now })

/** One person's side of a conversation; gives the last turn. */
function converse(publication: Publication, ...texts: string[]) {
  let turn = ask(publication, texts[0] ?? '')
  for (const text of texts.slice(1)) turn = ask(publication, text, turn.state)
  return turn
}

const lostOrFound: Flow = {
  title: { en: 'Lost or fee?', 'zh-Hant': '走失還是費用？' },
  starts: { en: ['lost or fee'] },
  near: ['licence-fee'],
  first: 'what',
  steps: {
    what: {
      ask: { en: 'What is it about?', 'zh-Hant': '關於什麼？' },
      options: [
        { id: 'lost', label: { en: 'A lost dog', 'zh-Hant': '走失' }, answer: 'lost-dog' },
        { id: 'fee', label: { en: 'The fee', 'zh-Hant': '費用' }, answer: 'licence-fee' },
      ],
    },
  },
}
const entries = [
  makeFaq('licence-fee', {
    question: { en: 'How much does a dog licence cost?', 'zh-Hant': '狗隻牌照的費用是多少？' },
  }),
  makeFaq('lost-dog', { question: { en: 'What should I do if my dog is lost?', 'zh-Hant': '狗隻走失了怎麼辦？' } }),
]
const small = smallPublication(entries, { flows: { 'lost-or-found': lostOrFound } })

describe('a turn', () => {
  test('refuses differently the second time, and hands off first the third', () => {
    const [first, second, third] = [1, 2, 3].map((times) => converse(small, ...Array(times).fill('qwrtz plmkj')))
    expect(first?.reply.outcome).toBe('noanswer')
    expect(second?.reply.outcome).toBe('noanswer')
    expect(second?.reply.text).not.toBe(first?.reply.text)
    expect(third?.reply.outcome).toBe('handoff')
    expect(third?.reply.text).not.toBe(second?.reply.text)
    for (const turn of [first, second, third]) expect(turn?.reply.handoff?.[0]?.value).toBe('1823')
  })

  test('an answer between two refusals begins the count anew', () => {
    const turn = converse(small, 'qwrtz', 'qwrtz', 'How much does a dog licence cost?', 'qwrtz')
    expect(turn.reply.outcome).toBe('noanswer')
    expect(turn.state.refusals).toBe(1)
  })

  test('a rule for an ambiguous question forces choices, and asks in its own words', () => {
    const { content } = small.snapshot
    const rule = {
      phrasings: { 'zh-Hant': ['申請車牌'] },
      among: ['licence-fee', 'lost-dog'],
      ask: { en: 'Which licence?', 'zh-Hant': '哪一種車牌？' },
    }
    const publication = compilePublication({ ...small.snapshot, content: { ...content, ambiguous: [rule] } })
    const turn = ask(publication, '申请车牌！')
    expect(turn.reply.outcome).toBe('choices')
    expect(turn.reply.text).toContain('哪一种车牌？')
    expect(turn.reply.answers?.map(({ faqId }) => faqId)).toEqual(['licence-fee', 'lost-dog'])
    expect(turn.reply.choices).toHaveLength(3)
    expect(ask(publication, '第二个', turn.state).reply.answers?.[0]?.faqId).toBe('lost-dog')
    const none = ask(publication, turn.reply.choices?.at(-1)?.value ?? '', turn.state)
    expect(none.reply.outcome).toBe('noanswer')
    expect(none.reply.handoff?.length).toBeGreaterThan(0)
  })

  test('an entry out of its dates is neither found, nor picked, nor named by its title', () => {
    const publication = smallPublication([
      makeFaq('old', {
        question: { en: 'When is the old counter open?', 'zh-Hant': '舊櫃位何時開放？' },
        validTo: '2026-11-24',
      }),
      makeFaq('new', {
        question: { en: 'When is the new counter open?', 'zh-Hant': '新櫃位何時開放？' },
        validFrom: '2026-11-25',
      }),
    ])
    expect(ask(publication, '舊櫃位何時開放？').reply.answers?.map(({ faqId }) => faqId) ?? []).not.toContain('old')
    expect(ask(publication, '1', { asks: 1, refusals: 0, offered: ['old', 'new'] }).reply.outcome).not.toBe('answer')
    expect(ask(publication, '新櫃位何時開放？').reply.answers?.[0]?.faqId).toBe('new')
  })

  test('a language asked for holds until another one is sent with a message', () => {
    let turn = takeTurn(small, undefined, { text: 'English please', lang: 'zh-Hant', now })
    turn = takeTurn(small, turn.state, { text: '狗隻走失了怎麼辦？', lang: 'zh-Hant', now })
    expect(turn.reply.lang).toBe('en')
    turn = takeTurn(small, turn.state, { text: '狗隻走失了怎麼辦？', lang: 'zh-Hans', now })
    expect(turn.reply.lang).toBe('zh-Hant')
  })

  test('notices are those in force, each with the demonstration line after them', () => {
    const notices = [
      { text: { en: 'Counters are closed.', 'zh-Hant': '櫃位關閉。' }, to: '2026-11-25T12:00:00+08:00' },
      { text: { en: 'Later.', 'zh-Hant': '稍後。' }, from: '2026-11-26T00:00:00+08:00' },
    ]
    const publication = compilePublication({ ...small.snapshot, config: { ...small.snapshot.config, notices } })
    const { reply } = ask(publication, '狗隻走失了怎麼辦？')
    expect(reply.notices).toEqual(['櫃位關閉。', '此為示範服務，並非政府服務。'])
    expect(reply.text.startsWith('櫃位關閉。')).toBe(true)
  })

  test('the same message in the same state gives the same turn', () => {
    expect(ask(small, 'how much')).toEqual(ask(small, 'how much'))
  })
})

test('any text and any state give a reply in form, with a way on', () => {
  const state = fc.option(
    fc.record(
      {
        chosenLang: fc.constantFrom('en' as const, 'zh-Hant' as const, 'zh-Hans' as const),
        lastLang: fc.constantFrom('en' as const, 'zh-Hant' as const, 'zh-Hans' as const),
        offered: fc.array(
          fc.constantFrom<Offered>(
            'licence-fee',
            'lost-dog',
            'no-such-entry',
            { flow: 'licence-needed' },
            { flow: 'no-such-flow' },
            { move: 'resume', step: 2 },
            { faqId: 'lost-dog', facet: 'action', value: 'renew' },
            { faqId: 'lost-dog', facet: 'no-such-facet', value: 'new' },
          ),
          { maxLength: 5 },
        ),
        flow: fc.record(
          {
            id: fc.constantFrom('lost-or-found', 'no-such-flow'),
            path: fc.array(
              fc.record({ step: fc.constantFrom('what', 'gone'), option: fc.constantFrom('lost', 'fee', 'gone') }),
              { maxLength: 3 },
            ),
            away: fc.nat(6),
            ended: fc.constant(true as const),
            changing: fc.constant(true as const),
          },
          { requiredKeys: ['id', 'path'] },
        ),
        trail: fc.array(
          fc.constantFrom<Place>(
            { answer: ['licence-fee'] },
            { answer: ['no-such-entry'] },
            { choices: ['lost-dog', 'no-such-entry'] },
            { flow: 'lost-or-found', path: [{ step: 'what', option: 'gone' }] },
            { flow: 'no-such-flow', path: [] },
          ),
          { maxLength: 6 },
        ),
        lastFaqId: fc.constantFrom('licence-fee', 'no-such-entry'),
        asks: fc.nat(5),
        refusals: fc.nat(5),
        lastSmallTalk: fc.constantFrom('greeting', 'thanks', 'no-such-kind'),
      },
      { requiredKeys: ['asks', 'refusals'] },
    ),
    { nil: undefined },
  )
  const words = fc
    .array(
      fc.constantFrom(
        '狗',
        '牌',
        '幾錢',
        'hi',
        '2',
        '唔該',
        'licence',
        '?',
        '第二個',
        'none',
        '真人',
        '👍',
        'no',
        ' ',
        '想死',
        '屌',
        'English',
        'back',
        '更改答案',
        '重新開始',
        '算啦',
        '繼續',
        '咁',
        '呢',
        'it',
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(''))
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ maxLength: 50 }), words)
  const lang = fc.option(fc.constantFrom('en' as const, 'zh-Hant' as const, 'zh-Hans' as const), { nil: undefined })
  fc.assert(
    fc.property(text, state, lang, (said, before, chosen) => {
      const { reply } = takeTurn(small, before, { text: said, lang: chosen, now })
      replySchema.parse({ conversationId: 'c', turnId: 't', ...reply })
      const wayOn = reply.answers ?? reply.choices ?? reply.handoff
      if (reply.outcome !== 'smalltalk') expect(wayOn?.length).toBeGreaterThan(0)
      expect(reply.text.trim()).not.toBe('')
      expect(reply.text).not.toMatch(/undefined|\{\{|\{[a-z]+\}/)
      expect(reply.notices?.length).toBeGreaterThan(0)
    }),
    { numRuns: 500 },
  )
})

describe.each(listBots(folders.bots))('every entry of %s', (bot) => {
  const { snapshot } = readOnce(bot)
  if (!snapshot) throw new Error(`${bot} can not be read`)
  const publication = compilePublication(snapshot)

  test('is answered when its title, the value of a choice, is sent, in each language', () => {
    const wrong: string[] = []
    for (const faq of snapshot.content.entries)
      for (const lang of snapshot.config.languages) {
        const offer = takeTurn(
          publication,
          { asks: 0, refusals: 0, offered: [faq.id], chosenLang: lang },
          { text: '!', now },
        )
        const value = offer.reply.choices?.[0]?.value ?? ''
        const { reply } = takeTurn(publication, offer.state, { text: value, now })
        const id = reply.outcome === 'answer' ? reply.answers?.[0]?.faqId : reply.outcome
        if (id !== faq.id) wrong.push(`${faq.id} ${lang}: «${value}» gives ${id}`)
      }
    expect(wrong).toEqual([])
  }, 60_000)

  test('makes a reply in form, in which nothing is left to fill in', () => {
    for (const faq of snapshot.content.entries)
      for (const lang of snapshot.config.languages) {
        const { reply } = takeTurn(
          publication,
          { asks: 0, refusals: 0, chosenLang: lang, offered: [faq.id] },
          { text: '1', now },
        )
        replySchema.parse({ conversationId: 'c', turnId: 't', ...reply })
        expect(reply.lang).toBe(lang)
        expect(reply.text, faq.id).not.toMatch(/\*\*|\]\(|\{\{|undefined|\[object/)
      }
  }, 60_000)
})
