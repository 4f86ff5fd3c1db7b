import { expect, test } from 'vitest'
import { buildData } from '../build/buildData.ts'
import { wordDimensions } from '../text/wordVectors.ts'
import { gistOf, gistProduct } from './gist.ts'

const { ids, gists } = buildData([
  { id: 'pets', questions: ['How do I register my dog?', '小狗要打針嗎'] },
  { id: 'taxes', questions: ['When is the tax due?', '如何繳交稅款'] },
  { id: 'codes', questions: ['xqzzyk 42'] },
])
const nearest = (...words: string[]) => {
  const gist = gistOf(words.map((word) => [word, 1]))!
  return ids.map((id, entry) => ({ id, near: gistProduct(gist, gists, entry) })).sort((a, b) => b.near - a.near)[0]!.id
}

test('a text is nearest to the entry of its matter, with no word in common, in either language', () => {
  expect(nearest('wpuppi', 'wvaccin')).toBe('pets')
  expect(nearest('wpayment', 'wrevenu')).toBe('taxes')
  expect(nearest('z宠物', 'z疫苗')).toBe('pets')
})

test('without a word of the table there is no gist', () => {
  expect(gistOf([['wxqzzyk', 1]])).toBeUndefined()
  const codes = ids.indexOf('codes')
  expect([...gists.slice(codes * wordDimensions, (codes + 1) * wordDimensions)].every((value) => value === 0)).toBe(
    true,
  )
})
