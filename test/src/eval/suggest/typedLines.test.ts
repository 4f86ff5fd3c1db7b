import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readBot } from '../evalBot.ts'
import { keystrokesOf, typedLines } from './typedLines.ts'

const snapshot = readBot(resolve(import.meta.dirname, '../../../..'), 'genie')
const lines = typedLines(snapshot, 5)

test('every kind and language is typed, titles and aliases in both scripts', () => {
  expect(new Set(lines.filter(({ way }) => way === 'plain').map(({ kind, lang }) => `${kind} ${lang}`))).toEqual(
    new Set([
      ...['en', 'zh-Hant', 'zh-Hans'].flatMap((lang) => [`title ${lang}`, `alias ${lang}`]),
      ...['yue', 'zh-Hant', 'zh-Hans', 'en', 'mixed'].map((lang) => `golden ${lang}`),
    ]),
  )
})

test('no more lines of a kind than asked for, the same ones each time', () => {
  const titles = lines.filter(({ kind, lang, way }) => kind === 'title' && lang === 'en' && way === 'plain')
  expect(titles).toHaveLength(5)
  expect(typedLines(snapshot, 5)).toEqual(lines)
})

test('golden questions stand in no entry', () => {
  const asked = new Set(Object.values(snapshot.content.phrasings).flatMap((set) => Object.values(set).flat()))
  for (const { kind, way, text } of lines) if (kind === 'golden' && way === 'plain') expect(asked).not.toContain(text)
})

test('a line is typed a character at a time; an input method shows a letter of the next one', () => {
  const line = { ...lines[0]!, text: '狗牌a' }
  expect(keystrokesOf({ ...line, way: 'plain' })).toEqual(['狗', '狗牌', '狗牌a'])
  expect(keystrokesOf({ ...line, way: 'composing' })).toEqual(['狗p', '狗牌a', '狗牌a'])
  for (const { way, text } of lines) if (way === 'Pinyin' || way === 'Jyutping') expect(text).toMatch(/^[a-z]/)
})
