import { expect, test } from 'vitest'
import { readForeignScript } from './readForeignScript.ts'

test('a message in a script that no bot reads is told from Chinese and English', () => {
  for (const text of ['मुझे मदद चाहिए', 'ใบอนุญาตสุนัข', 'کتے کا لائسنس', '개 면허', 'いぬの登録はどうすればいいですか'])
    expect(readForeignScript(text), text).toBe(true)
  for (const text of ['狗牌幾錢', 'dog licence', '優の良品', 'café', '', '1823', '👍'])
    expect(readForeignScript(text), text).toBe(false)
})
