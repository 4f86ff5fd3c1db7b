import { expect, test } from 'vitest'
import { checkFaqPage } from './checkFaqPage.ts'

const good = {
  '@context': 'https://schema.org',
  '@type': 'FAQPage',
  url: 'https://faq.example.hk/ask/pets',
  inLanguage: 'zh-Hant-HK',
  lastReviewed: '2026-11-25',
  mainEntity: [{ '@type': 'Question', name: 'Why?', acceptedAnswer: { '@type': 'Answer', text: 'Because.' } }],
}
const [question] = good.mainEntity
const check = (changes: object) => checkFaqPage(JSON.stringify({ ...good, ...changes }))

test('finds nothing wrong with a page that is right', () => expect(check({})).toEqual([]))

test.each<[string, object, string]>([
  ['another context', { '@context': 'http://example.org' }, 'page: @context should be https://schema.org'],
  ['another type', { '@type': 'QAPage' }, 'page: @type is QAPage, should be FAQPage'],
  ['no question', { mainEntity: [] }, 'page.mainEntity is an empty list'],
  ['nothing asked', { mainEntity: undefined }, 'page: mainEntity is missing'],
  ['an address that is none', { url: '/ask/pets' }, 'page.url: "/ask/pets" is no url'],
  ['a day that is none', { lastReviewed: '25 Nov' }, 'page.lastReviewed: "25 Nov" is no date'],
  ['a property that is none', { answers: 1 }, 'page: answers is no property of FAQPage that we know'],
  ['an empty name', { mainEntity: [{ ...question, name: ' ' }] }, 'page.mainEntity[0].name: " " is no text'],
  [
    'a question without an answer',
    { mainEntity: [{ ...question, acceptedAnswer: undefined }] },
    'page.mainEntity[0]: acceptedAnswer is missing',
  ],
  [
    'two answers',
    { mainEntity: [{ ...question, acceptedAnswer: [question!.acceptedAnswer, question!.acceptedAnswer] }] },
    'page.mainEntity[0].acceptedAnswer is a list: a question of an FAQPage has one accepted answer',
  ],
  [
    'an answer that is a text',
    { mainEntity: [{ ...question, acceptedAnswer: 'Because.' }] },
    'page.mainEntity[0].acceptedAnswer should be a Answer',
  ],
])('finds %s', (_, changes, problem) => expect(check(changes)).toContain(problem))

test('finds a question that stands twice, and what is no JSON', () => {
  expect(check({ mainEntity: [question, question] })).toContain('«Why?» stands twice')
  expect(checkFaqPage('{').join()).toContain('is no JSON')
})
