import { expect, test } from 'vitest'
import { compilePublication } from '../publication/compilePublication.ts'
import { makeFaq, smallSnapshot } from '../testing/smallPublication.ts'
import { findFacet } from './findFacet.ts'
import { takeTurn } from './takeTurn.ts'

const now = new Date('2026-11-25T10:00:00+08:00')
const text = (en: string, zh: string) => ({ en, 'zh-Hant': zh })
const snapshot = smallSnapshot([
  makeFaq('apply', { question: text('How do I apply for a dog licence?', '怎樣申請狗隻牌照？') }),
  makeFaq('renew', { question: text('How do I renew a dog licence?', '怎樣續領狗隻牌照？') }),
  makeFaq('lost', { question: text('How do I replace a lost dog licence?', '怎樣補領狗隻牌照？') }),
  makeFaq('wages', { question: text('How do I apply for unpaid wages?', '怎樣申請追討欠薪？') }),
])
const rule = { phrasings: { 'zh-Hant': ['辦狗牌'] }, among: ['apply', 'renew', 'lost'] }
const mixed = { phrasings: { 'zh-Hant': ['續牌或欠薪'] }, among: ['renew', 'wages'] }
const publication = compilePublication({ ...snapshot, content: { ...snapshot.content, ambiguous: [rule, mixed] } })
const ask = (said: string, state?: Parameters<typeof takeTurn>[1]) => takeTurn(publication, state, { text: said, now })

test('entries that differ in one thing are told apart by that thing', () => {
  const turn = ask('辦狗牌')
  expect(turn.reply.outcome).toBe('choices')
  expect(turn.reply.text).toContain('你想辦理哪一項？')
  expect(turn.reply.choices?.map(({ label }) => label)).toEqual(['首次申請', '續期', '補領或換領', '以上都不是'])
  expect(turn.reply.answers?.map(({ faqId }) => faqId)).toEqual(['apply', 'renew', 'lost'])
})

test.each([
  ['續期', 'renew'],
  ['续期', 'renew'],
  ['Renew it', 'renew'],
  ['3', 'lost'],
  ['第一個', 'apply'],
  ['我想續領嗰個', 'renew'],
  ['怎樣補領狗隻牌照？', 'lost'],
])('«%s» picks %s of them', (said, id) => {
  expect(ask(said, ask('辦狗牌').state).reply.answers?.[0]?.faqId).toBe(id)
})

test('entries on different matters are shown by their titles, whatever their titles say', () => {
  expect(ask('續牌或欠薪').reply.choices?.[0]?.label).toBe('怎樣續領狗隻牌照？')
  expect(findFacet(publication, [{ faqId: 'renew' }, { faqId: 'wages' }])).toBeUndefined()
  expect(findFacet(publication, [{ faqId: 'renew' }, { faqId: 'renew' }])).toBeUndefined()
  expect(findFacet(publication, [{ faqId: 'renew' }])).toBeUndefined()
})

test('a question that is asked again in the other language keeps its choices', () => {
  const turn = ask('English please', ask('辦狗牌').state)
  expect(turn.reply.choices?.map(({ label }) => label)).toContain('Renew it')
  expect(ask('Renew it', turn.state).reply.answers?.[0]?.faqId).toBe('renew')
})
