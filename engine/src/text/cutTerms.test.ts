import { describe, expect, it } from 'vitest'
import { cutTerms, scriptOfFunctionTerm } from './cutTerms.ts'
import { foldText } from './foldText.ts'
import { jiebaSegmenter } from './jiebaSegmenter.ts'
import { OwnTerms } from './OwnTerms.ts'
import type { Segmenter } from './Segmenter.ts'

const cut = (text: string, ownTerms: string[] = [], segmenter: Segmenter = jiebaSegmenter) => {
  const terms: string[] = []
  const options = { segmenter, ownTerms: new OwnTerms(ownTerms.map(foldText)) }
  cutTerms(foldText(text), options, (term) => terms.push(term.toString()))
  return terms
}

describe('cutTerms', () => {
  it('stems English, and frames it in trigrams and pairs', () => {
    const terms = cut('renewing licences')
    expect(terms).toContain('wrenew')
    expect(terms).toContain('wlicenc')
    expect(terms).toContain('prenew licenc')
    expect(terms).toContain('g^re')
  })

  it('gives a form number one term in any spelling', () => {
    const spellings = [
      'TD 558',
      'td-558',
      'td558',
      'TD.558',
      'ＴＤ５５８',
      'TD　558',
      'TD–558',
      'TD—558',
      'td_558',
      'TD#558',
    ]
    for (const text of [...spellings, '攞張TD558', 'TD558表格', 'T\u200bD 5\u00ad58'])
      expect(cut(text)).toContain('ftd558')
    for (const text of ['td 558a', 'TD558A', 'TD 558(A)']) expect(cut(text)).toContain('ftd558a')
    expect(cut('IR56B')).toContain('fir56b')
    expect(cut('GF 340 (A)')).toContain('fgf340a')
  })

  it('takes no function word and no currency for the letters of a form number', () => {
    for (const text of ['HKD 1000', 'HK$1,000', 'US 500']) expect(cut(text).some((term) => term[0] === 'f')).toBe(false)
    expect(cut('in 2024')).not.toContain('fin2024')
  })

  it('reads numbers with thousands as one', () => {
    for (const text of ['HK$1,200', '$1200', '1,200元', '１，２００蚊', '一千二百元', '兩萬一千二百元']) {
      const numbers = cut(text).filter((term) => term[0] === 'n')
      expect(numbers).toEqual([text.startsWith('兩') ? 'n21200' : 'n1200'])
    }
    for (const text of ['幾十元', '千元', '萬一', '一日']) expect(cut(text).some((term) => term[0] === 'n')).toBe(false)
  })

  it('knows Cantonese words', () => {
    expect(cut('我唔見咗狗牌')).toContain(`z${foldText('唔見咗')}`)
    expect(cut('續牌幾錢')).toContain(`z${foldText('幾錢')}`)
  })

  it("finds the bot's own terms wherever they stand", () => {
    expect(cut('點樣申請生果金呀', ['生果金'])).toContain('o生果金')
  })

  it('keeps characters and pairs when the segmenter errs', () => {
    const wrong: Segmenter = { cut: (text) => [text] }
    expect(cut('狗牌續期', [], wrong)).toEqual(expect.arrayContaining(['c狗', 'b狗牌', `b${foldText('續期')}`]))
  })

  it('parts English from the Chinese that it touches', () => {
    const terms = cut('想renew狗牌')
    expect(terms).toContain('wrenew')
    expect(terms).toContain('z狗牌')
  })

  it('reads apostrophes as nothing', () => {
    expect(cut("what's")).toEqual(cut('whats'))
    expect(cut('don’t')).toEqual(cut('dont'))
  })
})

describe('scriptOfFunctionTerm', () => {
  it('holds for grammar, in three languages', () => {
    for (const term of ['c嘅', `z${foldText('點樣')}`]) expect(scriptOfFunctionTerm(term)).toBe('han')
    for (const term of ['wthe', 'pof the']) expect(scriptOfFunctionTerm(term)).toBe('latin')
  })
  it('does not hold for topics', () => {
    for (const term of ['wlicenc', 'c狗', 'b狗牌', 'n558', 'ftd558']) expect(scriptOfFunctionTerm(term)).toBeUndefined()
  })
})
