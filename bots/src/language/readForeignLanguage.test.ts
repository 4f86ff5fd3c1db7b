import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { linesOf, parseYaml } from '@faqdesk/faqs'
import { describe, expect, test } from 'vitest'
import { listBots } from '../publication/listBots.ts'
import { otherLanguages } from '../schema/otherLanguages.ts'
import { foreignMessages, knownMessages } from '../testing/foreignMessages.ts'
import { folders, readOnce } from '../testing/smallPublication.ts'
import { readForeignLanguage } from './readForeignLanguage.ts'

const file = join(folders.bots, 'shared/otherLanguages.yaml')
const { value, problems } = parseYaml(readFileSync(file, 'utf8'), 'bots/shared/otherLanguages.yaml', otherLanguages)
if (!value) throw new Error(JSON.stringify(problems))
const told = (text: string) => {
  const found = readForeignLanguage(text, value)
  return typeof found === 'object' ? found.code : found
}

describe('otherLanguages.yaml', () => {
  test('holds the eight languages of the interpretation service, each line with its number and address', () => {
    expect(value.languages.map(({ code }) => code).sort()).toEqual(['hi', 'id', 'ne', 'pa', 'th', 'tl', 'ur', 'vi'])
    for (const { line, name } of value.languages) {
      expect(line, name).toContain('hkcscheer.net')
      expect(line, name).toContain('5634 4587')
      expect(line, name).toMatch(/8.*(10|22)/)
    }
  })

  test('each line is told to be in its own language', () => {
    for (const { code, line } of value.languages) expect(told(line), line).toBe(code)
  })

  test('no telling word stands in two languages', () => {
    const words = value.languages.flatMap((language) => language.words ?? [])
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([])
  })
})

describe.each(Object.entries(foreignMessages))('messages in %s', (code, messages) => {
  test('are at least 25, and nine of ten are told', () => {
    const missed = messages.filter((text) => told(text) !== code)
    console.log(`${code}: recall ${messages.length - missed.length}/${messages.length}`)
    expect(messages.length).toBeGreaterThanOrEqual(25)
    expect(missed.length / messages.length, missed.map((text) => `${told(text)}: ${text}`).join('\n')).toBeLessThan(0.1)
  })
})

test('no message is taken for another of these languages', () => {
  for (const [code, messages] of Object.entries(foreignMessages))
    for (const text of messages) expect([code, undefined], text).toContain(told(text))
})

test('English, Chinese, Cantonese in Latin letters and names are left alone', () => {
  expect(knownMessages.filter((text) => told(text) !== undefined)).toEqual([])
})

test('no question of the content is taken for another language', () => {
  let all = 0
  const taken: string[] = []
  const check = (text: string) => {
    all++
    if (told(text) !== undefined) taken.push(`${told(text)}: ${text}`)
  }
  for (const bot of listBots(folders.bots)) {
    const content = readOnce(bot).snapshot?.content
    if (!content) continue
    for (const { question, phrasings, aliases } of content.entries) {
      check(question.en)
      for (const { text } of linesOf(phrasings)) check(text)
      for (const text of Array.isArray(aliases) ? aliases : []) check(text)
    }
    for (const set of [...Object.values(content.phrasings), ...Object.values(content.golden.answer)])
      for (const { text } of linesOf(set)) check(text)
    for (const { text } of linesOf(content.none)) check(text)
    for (const { q } of content.golden.ask) check(q)
  }
  console.log(`${all} questions of the content`)
  expect(all).toBeGreaterThan(30_000)
  expect(taken).toEqual([])
}, 60_000)

test('a script that no bot reads and no line is written in is told too', () => {
  for (const text of ['개 면허', 'いぬの登録はどうすればいいですか', 'رخصة كلب', 'лицензия на собаку'])
    expect(told(text), text).toBe('unknown script')
  expect(readForeignLanguage('ใบอนุญาตสุนัข', { languages: [] })).toBe('unknown script')
})

test('accents typed as separate marks, capitals and invisible joiners make no difference', () => {
  expect(told('Giấy phép nuôi chó'.normalize('NFD'))).toBe('vi')
  expect(told('MAGKANO PO ANG LISENSYA')).toBe('tl')
  expect(told('مجھے مدد چاہ\u200cیے')).toBe('ur')
})
