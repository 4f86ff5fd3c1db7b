import { expect, test } from 'vitest'
import { smallPublication } from '../testing/smallPublication.ts'
import { AmbiguousRules } from './AmbiguousRules.ts'
import { compileUnderstanding } from './compileUnderstanding.ts'
import { readWords } from './readWords.ts'

const understanding = compileUnderstanding(smallPublication([]).snapshot.shared.smallTalk)
const rules = new AmbiguousRules(
  [{ phrasings: { yue: ['續牌', '補領牌照'], en: ['renew licence'] }, among: ['dog', 'car'] }],
  understanding,
)
const find = (text: string) => rules.find(readWords(text))?.among
const findNear = (text: string) => rules.findNear(readWords(text))?.among

test('a phrasing is found in either script, whatever its punctuation', () => {
  expect(find('续牌？')).toEqual(['dog', 'car'])
  expect(find('想續牌')).toBeUndefined()
})

test('a message that resembles a phrasing is found as near', () => {
  expect(findNear('補領牌照呀')).toEqual(['dog', 'car'])
  expect(findNear('renew my licence')).toEqual(['dog', 'car'])
})

test('a message that says more is left to the ranking', () => {
  expect(findNear('續領狗隻牌照要帶甚麼文件')).toBeUndefined()
  expect(findNear('how do I renew the licence of a dog that moved to another flat')).toBeUndefined()
})
