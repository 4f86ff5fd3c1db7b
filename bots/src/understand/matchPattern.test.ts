import { describe, expect, test } from 'vitest'
import { compilePattern, cutPatterns, findPattern } from './matchPattern.ts'
import { joinWords, keyOf, readWords } from './readWords.ts'

const find = (text: string, patterns: string[], unless: string[] = []) =>
  findPattern(readWords(text), patterns.map(compilePattern), unless.map(compilePattern))

describe('patterns', () => {
  test('are found in Chinese without word boundaries, in either script, and in English by words', () => {
    expect(find('我真係想死呀', ['想死'])).toBe(true)
    expect(find('我不想活了', ['不想活'])).toBe(true)
    expect(find('我说我想自杀', ['自殺'])).toBe(true)
    expect(find('This class is long', ['ass'])).toBe(false)
    expect(find('I  WANT, to DIE', ['want to die'])).toBe(true)
    expect(find('feel好想死呀help', ['想死'])).toBe(true)
    expect(find('I don’t want to live', ["don't want to live"])).toBe(true)
  })

  test('a gap stands for up to three words', () => {
    expect(find('talk to a real live person', ['talk to … person'])).toBe(true)
    expect(find('talk to person', ['talk to … person'])).toBe(true)
    expect(find('talk to them and ask for a person', ['talk to … person'])).toBe(false)
  })

  test('a harmless sense is left alone, and only that', () => {
    expect(find('架車想死火', ['想死'], ['想死火'])).toBe(false)
    expect(find('架車想死火，我都想死', ['想死'], ['想死火'])).toBe(true)
  })

  test('what they take up can be cut out', () => {
    const rest = cutPatterns(readWords('屌，狗牌 how much 呀'), ['屌', 'how'].map(compilePattern))
    expect(joinWords(rest)).toBe(keyOf('狗牌 much 呀').replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, ''))
  })
})

test('one key stands for all widths, cases, scripts and punctuation of a question', () => {
  expect(keyOf('ＴＤ 558：怎樣续期？')).toBe(keyOf('td 558 怎样續期'))
})
