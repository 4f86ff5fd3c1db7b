import { describe, expect, it } from 'vitest'
import { readLanguage } from './readLanguage.ts'

describe('readLanguage', () => {
  it('reads the tags that Hong Kong pages carry', () => {
    expect(['zh-HK', 'zh-TW', 'yue', 'zh', 'zh-Hant-HK', 'tc', ''].map(readLanguage)).toEqual([
      'zh-Hant',
      'zh-Hant',
      'zh-Hant',
      'zh-Hant',
      'zh-Hant',
      undefined,
      undefined,
    ])
    expect(['zh-CN', 'zh-SG', 'zh_Hans', 'zh-Hans-HK'].map(readLanguage)).toEqual(Array(4).fill('zh-Hans'))
    expect(['en', 'en-GB', 'EN-hk'].map(readLanguage)).toEqual(['en', 'en', 'en'])
  })

  it('knows no language for a page that names none', () => {
    expect(readLanguage(null)).toBeUndefined()
    expect(readLanguage('fr')).toBeUndefined()
  })
})
