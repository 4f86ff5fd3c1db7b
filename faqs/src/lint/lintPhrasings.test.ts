import { expect, test } from 'vitest'
import type { Asked, Faq } from '../read/readContent.ts'
import { lintPhrasings } from './lintPhrasings.ts'

const lines = (texts: [id: string, text: string][]): Asked[] =>
  texts.map(([id, text], index) => ({
    id,
    text,
    lang: 'en',
    kind: 'training',
    place: () => ({ file: 'phrasings/a.yaml', line: index + 1 }),
  }))
const entry = (id: string, en: string, chinese: string) =>
  ({ id, question: { en, 'zh-Hant': chinese } }) as unknown as Faq
const entries = [entry('lost', 'Lost licence', '遺失牌照'), entry('renewal', 'Renewal', '續領牌照')]
const lint = (texts: [string, string][]) =>
  lintPhrasings(lines(texts), entries).map(({ line, severity, message }) => `${line} ${severity} ${message}`)

test('lines from different needs have no problem', () => {
  expect(
    lint([
      ['lost', 'my wallet was stolen with the dog card in it'],
      ['lost', 'cannot find the paper they gave me'],
      ['renewal', 'the three years are over next month'],
    ]),
  ).toEqual([])
})

test('a near-duplicate within an entry is a warning, whatever its case, script and punctuation', () => {
  expect(
    lint([
      ['lost', '我隻狗個牌唔見咗，點算好呀'],
      ['lost', '我只狗个牌唔见咗点算好呀??喂'],
    ]),
  ).toEqual([
    '2 warning «我只狗个牌唔见咗点算好呀??喂» is nearly «我隻狗個牌唔見咗，點算好呀»: write one from another need, or remove it',
  ])
})

test('a long line that is nearly one of another entry is a warning, a short one may differ in a word only', () => {
  expect(
    lint([
      ['lost', 'the paper of my dog is gone since we moved to the new flat last week'],
      ['renewal', 'the paper of my dog is gone since we moved to the new flat last weeks'],
      ['lost', 'minor works class I'],
      ['renewal', 'minor works class II'],
    ]),
  ).toEqual([expect.stringMatching(/^2 warning .* which belongs to «lost»/)])
})

test('a sentence that only the title of its entry tells from one of another entry is an error', () => {
  expect(
    lint([
      ['lost', '請問遺失牌照的申請手續是怎樣的呢'],
      ['renewal', '請問續領牌照的申請手續是怎樣的呢'],
    ]),
  ).toEqual([expect.stringMatching(/^2 error «請問續領牌照.* with another name in it: write it from the need$/)])
})

test('a bare title, or one with a word beside it, is how people type', () => {
  expect(
    lint([
      ['lost', '遺失牌照點搞'],
      ['renewal', '續領牌照點搞'],
    ]),
  ).toEqual([])
})
