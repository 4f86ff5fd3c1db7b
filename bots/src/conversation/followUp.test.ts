import { describe, expect, test } from 'vitest'
import { makeFaq, smallPublication } from '../testing/smallPublication.ts'
import { readFollowUp } from '../understand/readFollowUp.ts'
import { readWords } from '../understand/readWords.ts'
import { takeTurn } from './takeTurn.ts'

const now = new Date('2026-11-25T10:00:00+08:00')
const text = (en: string, zh: string) => ({ en, 'zh-Hant': zh })
const publication = smallPublication([
  makeFaq('renewal', {
    question: text('How do I renew a dog licence?', '怎樣續領狗隻牌照？'),
    fee: { text: text('HK$80', '港幣80元') },
    steps: { en: ['Book a visit.', 'Take the dog.'], 'zh-Hant': ['預約。', '帶同狗隻。'] },
    related: ['documents'],
  }),
  makeFaq('documents', {
    question: text('Which documents does a dog licence need?', '狗隻牌照需要哪些文件？'),
    phrasings: { yue: ['要帶咩文件', '狗牌要咩文件'], en: ['what documents do I need for the licence'] },
  }),
  makeFaq('lost', {
    question: text('What should I do if my dog is lost?', '狗隻走失了怎麼辦？'),
    phrasings: { yue: ['隻狗走失咗'], en: ['my dog ran away'] },
  }),
  makeFaq('passport', { question: text('Who can apply for a passport?', '誰可以申請護照？') }),
])
const after = (lastFaqId: string | undefined, said: string) =>
  takeTurn(publication, { asks: 0, refusals: 0, lastFaqId }, { text: said, now })
const answered = (lastFaqId: string | undefined, said: string) => after(lastFaqId, said).reply.answers?.[0]?.faqId

describe('a message is cut into what ties it, the part it asks for and its own words', () => {
  test.each([
    ['咁幾錢？', { aspect: 'fee', isTied: true, own: '' }],
    ['how much is it?', { aspect: 'fee', isTied: false, own: '' }],
    ['what do I need to bring', { aspect: 'documents', isTied: false, own: '' }],
    ['咁要去邊度搞呀', { aspect: 'where', isTied: true, own: '要' }],
    ['how about for a company?', { aspect: undefined, isTied: true, own: 'for a company' }],
    ['外傭呢', { aspect: undefined, isTied: true, own: '外 佣' }],
    ['狗牌幾錢', { aspect: 'fee', isTied: false, own: '狗 牌' }],
  ])('%s', (said, { aspect, isTied, own }) => {
    const found = readFollowUp(readWords(said), publication.understanding)
    expect({ aspect: found.aspect, isTied: found.isTied, own: found.own.join(' ') }).toEqual({ aspect, isTied, own })
  })
})

test('a part that the last answer tells stands in front of it', () => {
  const turn = after('renewal', '咁幾錢？')
  expect(turn.reply.answers?.[0]?.faqId).toBe('renewal')
  expect(turn.reply.text.startsWith('費用：港幣80元')).toBe(true)
  expect(turn.reply.lead).toBe('費用：港幣80元')
  expect(after('renewal', 'how much?').reply.text.startsWith('Fee: HK$80')).toBe(true)
  expect(after('renewal', 'how do I do it').reply.text.startsWith('Steps: 1. Book a visit.; 2. Take the dog.')).toBe(
    true,
  )
  expect(after('renewal', '多少钱').reply.text.startsWith('费用：港币80元')).toBe(true)
})

test('a part that an entry near it tells leads there', () => {
  expect(answered('renewal', '要帶咩文件')).toBe('documents')
})

test('a part that nothing near tells is said to be missing, with people who can tell', () => {
  const turn = after('lost', '幾錢')
  expect(turn.reply.answers?.[0]?.faqId).toBe('lost')
  expect(turn.reply.text).toContain('資料沒有獨立列出這一項（費用）')
  expect(turn.reply.handoff?.length).toBeGreaterThan(0)
})

test('a clear new question is one, whatever was answered before', () => {
  for (const said of ['狗隻走失了怎麼辦？', '咁隻狗走失咗呢', 'What should I do if my dog is lost?'])
    expect(answered('renewal', said), said).toBe('lost')
})

test('without an answer before it there is nothing to follow', () => {
  expect(after(undefined, '幾錢').reply.outcome).not.toBe('answer')
  expect(after('no-such-entry', '幾錢').reply.outcome).not.toBe('answer')
})
