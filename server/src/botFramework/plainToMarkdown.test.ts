import { marked } from 'marked'
import { describe, expect, it } from 'vitest'
import { plainToMarkdown } from './plainToMarkdown.ts'

const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" }
const drawn = (text: string) =>
  String(marked.parse(plainToMarkdown(text)))
    .replace(/<[^>]+>/g, '')
    .replace(/&\S+?;/g, (entity) => entities[entity] ?? entity)
    .trim()

describe('plainToMarkdown', () => {
  it('keeps lines, makes bullets a list and addresses links', () => {
    expect(plainToMarkdown('你好\n再見\n\n• 網頁：https://www.1823.gov.hk/tc（24小時）\n• 電話')).toBe(
      '你好  \n再見\n\n- 網頁：<https://www.1823.gov.hk/tc>（24小時）  \n- 電話',
    )
  })

  it('takes nothing else for a mark', () => {
    for (const text of ['*5 [e-mail] <b> & a_b_c # `x` ~~y~~ | z \\*', 'A_1* https://a.hk/x_y_z?q=*a* _b_', '# 1'])
      expect(drawn(text)).toBe(text)
  })
})
