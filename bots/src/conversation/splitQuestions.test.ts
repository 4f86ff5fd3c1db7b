import { expect, test } from 'vitest'
import { splitQuestions } from './splitQuestions.ts'

test('two questions are told from one with a story', () => {
  expect(splitQuestions('狗牌幾錢？喺邊度攞？')).toEqual(['狗牌幾錢？', '喺邊度攞？'])
  expect(splitQuestions('How much is it? Where do I go?')).toEqual(['How much is it?', 'Where do I go?'])
  expect(splitQuestions('我隻狗五個月大。出牌要幾錢？')).toBeUndefined()
  expect(splitQuestions('My dog is lost! What should I do?')).toBeUndefined()
  expect(splitQuestions('狗牌幾錢')).toBeUndefined()
})
