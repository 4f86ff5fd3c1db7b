import { expect, test } from 'vitest'
import { markdownToText } from './markdownToText.ts'

test('bold, lists and links read as plain text', () => {
  expect(markdownToText('**Bring** the *dog*.\n\n- one\n- two **2**\n\n1. first\n2. second')).toBe(
    'Bring the dog.\n\n• one\n• two 2\n\n1. first\n2. second',
  )
  expect(markdownToText('See [the page](https://a.hk/b) or <https://a.hk/c>, [mail](mailto:a@b.hk).')).toBe(
    'See the page https://a.hk/b or https://a.hk/c, mail a@b.hk.',
  )
})

test('tables are read row by row and nested lists are indented', () => {
  expect(markdownToText('| Fee | Days |\n|---|---|\n| $80 | **3** |')).toBe('Fee | Days\n$80 | 3')
  expect(markdownToText('- one\n  - inner\n- two')).toBe('• one\n  • inner\n• two')
})

test('signs that are no Markdown stay as they are', () => {
  expect(markdownToText('A & B < C, 2 * 3 = 6, $5_000')).toBe('A & B < C, 2 * 3 = 6, $5_000')
  expect(markdownToText('牌照費用為港幣80元。')).toBe('牌照費用為港幣80元。')
  expect(markdownToText('')).toBe('')
})
