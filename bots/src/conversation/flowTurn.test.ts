import { expect, test } from 'vitest'
import type { Flow } from '../schema/flow.ts'
import { makeFaq, smallPublication } from '../testing/smallPublication.ts'
import type { Turn } from './Turn.ts'
import { takeTurn } from './takeTurn.ts'

const now = new Date('2026-11-25T10:00:00+08:00')
const text = (en: string, zh: string) => ({ en, 'zh-Hant': zh })
const licence: Flow = {
  title: text('Does my pet need a licence?', '寵物要不要領牌？'),
  intro: text('Two questions show it.', '兩條問題便知道。'),
  starts: { yue: ['使唔使領牌'], en: ['do I need one'] },
  near: ['fee'],
  first: 'animal',
  steps: {
    animal: {
      ask: text('Which animal is it?', '是哪種動物？'),
      hint: text('A wolf is no dog.', '狼不是狗。'),
      options: [
        { id: 'dog', label: text('Dog', '狗隻'), typed: ['唐狗', 'puppy'], go: 'age' },
        { id: 'cat', label: text('Cat', '貓隻'), answer: 'no-licence' },
      ],
    },
    age: {
      ask: text('How old is it?', '牠多大？'),
      options: [
        { id: 'young', label: text('Under 5 months', '未滿5個月'), answer: 'no-licence' },
        { id: 'old', label: text('Older', '5個月或以上'), answer: 'licence', also: ['fee', 'old-office'] },
      ],
    },
  },
}
const entries = [
  makeFaq('licence', { question: text('How do I license my dog?', '怎樣為狗隻領牌？') }),
  makeFaq('no-licence', { question: text('Which pets need no licence?', '哪些寵物不用領牌？') }),
  makeFaq('fee', { question: text('What does the licence cost?', '牌照費用是多少？') }),
  makeFaq('old-office', { question: text('Where is the old office?', '舊辦事處在哪裏？'), validTo: '2026-01-01' }),
]
const publication = smallPublication(entries, { flows: { licence } })

/** One person's side of a conversation; gives all turns. */
function converse(...said: string[]): Turn[] {
  const turns: Turn[] = []
  for (const line of said) turns.push(takeTurn(publication, turns.at(-1)?.state, { text: line, now }))
  return turns
}
const last = (...said: string[]) => {
  const turn = converse(...said).at(-1)
  if (!turn) throw new Error('Nothing was said')
  return turn
}
const labels = ({ reply }: Turn) => reply.choices?.map(({ label }) => label)

test('a phrasing begins a flow: its question, hint and options, in the language of the message', () => {
  const turn = last('Do I need one?')
  expect(turn.trace.status).toBe('flow_step')
  expect(turn.reply.outcome).toBe('flow')
  expect(turn.reply.flow).toEqual({ id: 'licence', step: 1, of: 2, canBack: false })
  expect(turn.reply.text).toContain('Which animal is it?\nA wolf is no dog.\n\n1. Dog\n2. Cat')
  expect(turn.reply.choices).toEqual([
    { label: 'Dog', value: 'Dog' },
    { label: 'Cat', value: 'Cat' },
  ])
})

test.each([['宠物要不要领牌？'], ['請問使唔使領牌呀'], ['Does my pet need a licence?']])(
  '«%s» begins it too',
  (said) => {
    expect(last(said).reply.flow?.step).toBe(1)
  },
)

test.each([['Dog'], ['1'], ['第一個'], ['唐狗'], ['狗只'], ['it is a puppy I think']])(
  '«%s» chooses the dog',
  (said) => {
    expect(last('do I need one', said).reply.flow).toEqual({ id: 'licence', step: 2, of: 2, canBack: true })
  },
)

test('a single word on a button keeps the language of the conversation', () => {
  const turns = converse('do I need one', 'Dog', 'Older')
  expect(turns.map(({ reply }) => reply.lang)).toEqual(['en', 'en', 'en'])
  const simplified = converse('宠物要不要领牌？', '狗只', '5个月或以上')
  expect(simplified.map(({ reply }) => reply.lang)).toEqual(['zh-Hans', 'zh-Hans', 'zh-Hans'])
})

test('the end is the entry, with what was chosen and what belongs to it', () => {
  const turn = last('do I need one', 'Dog', 'Older')
  expect(turn.reply.outcome).toBe('answer')
  expect(turn.reply.answers?.[0]?.faqId).toBe('licence')
  expect(turn.reply.text).toContain('You chose: Dog › Older')
  expect(labels(turn)).toEqual(['What does the licence cost?', 'Change an answer', 'Start again'])
})

test('back goes one step back, from the answer too, and at the first question out of the flow', () => {
  expect(last('do I need one', 'Dog', 'back').reply.flow?.step).toBe(1)
  expect(last('do I need one', 'Dog', 'Older', '返轉頭').reply.flow?.step).toBe(2)
  const out = last('What does the licence cost?', 'do I need one', 'back')
  expect(out.reply.answers?.[0]?.faqId).toBe('fee')
  expect(out.state.flow).toBeUndefined()
})

test('start again leads to the first question, from anywhere in the flow', () => {
  for (const way of [['Dog'], ['Dog', 'Older'], ['Dog', 'What does the licence cost?'], []])
    expect(last('do I need one', ...way, 'start again').reply.flow?.step).toBe(1)
})

test('an answer can be changed: which one is asked where there are several', () => {
  const which = last('do I need one', 'Dog', 'Older', 'change an answer')
  expect(labels(which)).toEqual(['Which animal is it? Dog', 'How old is it? Older', 'Back', 'Start again'])
  expect(last('do I need one', 'Dog', 'Older', 'change an answer', '2').reply.flow?.step).toBe(2)
  expect(last('do I need one', 'Dog', 'Older', '更改答案', 'Which animal is it? Dog').reply.flow?.step).toBe(1)
  expect(last('do I need one', 'Dog', 'change an answer').reply.flow?.step).toBe(1)
})

test('cancel leaves it, and the next message begins afresh', () => {
  const turn = last('do I need one', 'Dog', 'cancel')
  expect(turn.reply.outcome).toBe('smalltalk')
  expect(turn.state.flow).toBeUndefined()
  expect(last('使唔使領牌', '狗隻', '算啦').reply.lang).toBe('zh-Hant')
})

test('a question in the middle is answered, and the flow waits', () => {
  const asked = last('do I need one', 'Dog', 'What does the licence cost?')
  expect(asked.reply.answers?.[0]?.faqId).toBe('fee')
  expect(labels(asked)).toEqual(['Back to step 2'])
  for (const said of ['Back to step 2', '1', 'continue', 'back'])
    expect(last('do I need one', 'Dog', 'What does the licence cost?', said).reply.flow?.step).toBe(2)
  expect(last('do I need one', 'Dog', 'What does the licence cost?', 'Older').reply.answers?.[0]?.faqId).toBe('licence')
})

test('thanks in the middle does not lose the question', () => {
  const turn = last('do I need one', 'Dog', 'thanks')
  expect(turn.reply.outcome).toBe('smalltalk')
  expect(labels(turn)).toContain('Back to step 2')
})

test('what fits no choice is told, and the second time people are named', () => {
  const once = last('do I need one', 'zxcvb')
  expect(once.reply.flow?.step).toBe(1)
  expect(once.reply.handoff).toBeUndefined()
  expect(last('do I need one', 'zxcvb', 'zxcvb').reply.handoff?.length).toBeGreaterThan(0)
  expect(last('do I need one', 'none of these').reply.handoff?.length).toBeGreaterThan(0)
})

test('another language asks the same question in it', () => {
  const turn = last('do I need one', 'Dog', '講中文')
  expect(turn.reply.flow?.step).toBe(2)
  expect(turn.reply.text).toContain('牠多大？')
})

test('a flow is offered below the answers that it is near to', () => {
  const turn = last('What does the licence cost?')
  expect(labels(turn)).toEqual(['Does my pet need a licence?'])
  expect(last('What does the licence cost?', 'Does my pet need a licence?').reply.flow?.step).toBe(1)
})

test('an entry that is served no longer takes its option, or the whole flow, with it', () => {
  const without = (...ids: string[]) =>
    smallPublication(
      entries.map((faq) => (ids.includes(faq.id) ? { ...faq, validTo: '2026-01-01' } : faq)),
      { flows: { licence } },
    )
  const noCat = takeTurn(without('no-licence'), undefined, { text: 'do I need one', now })
  expect(labels(noCat)).toEqual(['Dog'])
  const none = without('no-licence', 'licence')
  expect(takeTurn(none, undefined, { text: 'do I need one', now }).reply.outcome).not.toBe('flow')
  expect(takeTurn(none, undefined, { text: 'What does the licence cost?', now }).reply.choices).toBeUndefined()
})

test('danger to life ends everything else', () => {
  const turn = last('do I need one', '我想自殺')
  expect(turn.trace.status).toBe('guard_crisis')
  expect(turn.reply.choices).toBeUndefined()
})
