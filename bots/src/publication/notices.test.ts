import { languages } from '@faqdesk/faqs'
import { expect, test } from 'vitest'
import { takeTurn } from '../conversation/takeTurn.ts'
import { notice } from '../schema/bot.ts'
import { makeFaq, smallPublication } from '../testing/smallPublication.ts'
import { currentNotices, profileOf } from './profileOf.ts'

const typhoon = { en: 'The counters are closed: signal no. 8.', 'zh-Hant': '八號風球懸掛，櫃位暫停服務。' }
const publication = smallPublication([
  makeFaq('lost-dog', { question: { en: 'My dog is lost', 'zh-Hant': '狗隻走失' } }),
])
const withNotice = (from?: string, to?: string) => ({
  ...publication,
  snapshot: {
    ...publication.snapshot,
    config: { ...publication.snapshot.config, notices: [notice.parse({ text: typhoon, from, to })] },
  },
})
const at = (time: string) => new Date(`${time}+08:00`)
const isShown = (bot: typeof publication, time: string) => currentNotices(bot, 'en', at(time)).length > 0

test('a notice is shown from its first moment until its last, in Hong Kong time', () => {
  const hours = ['2026-11-25T17:59:59', '2026-11-25T18:00', '2026-11-26T08:59:59', '2026-11-26T09:00']
  const shown = [false, true, true, false]
  const plain = withNotice('2026-11-25T18:00', '2026-11-26T09:00')
  expect(hours.map((time) => isShown(plain, time))).toEqual(shown)
  const elsewhere = withNotice('2026-11-25T10:00:00Z', '2026-11-26T10:00:00+09:00')
  expect(hours.map((time) => isShown(elsewhere, time))).toEqual(shown)
})

test('without a beginning it is shown at once, without an end until it is taken out', () => {
  expect(isShown(withNotice(undefined, '2026-11-25T18:00'), '2020-01-01T00:00')).toBe(true)
  expect(isShown(withNotice('2026-11-25T18:00'), '2030-01-01T00:00')).toBe(true)
})

test('a moment that is none, or an end before the beginning, is told', () => {
  const told = (from: string, to?: string) => notice.safeParse({ text: typhoon, from, to }).error?.issues[0]?.message
  expect(told('25/11/2026')).toContain('is no moment')
  expect(told('2026-11-25')).toContain('is no moment')
  expect(told('2026-13-25T18:00')).toContain('is no moment')
  expect(told('2026-11-25T18:00', '2026-11-25T18:00')).toBe('is not after from')
})

test('profile and reply carry it in the language of the reader, before everything else', () => {
  const bot = withNotice('2026-11-25T18:00')
  const now = at('2026-11-25T20:00')
  const said = { en: typhoon.en, 'zh-Hant': typhoon['zh-Hant'], 'zh-Hans': '八号风球悬挂，柜位暂停服务。' }
  const asks = { en: 'my dog is lost', 'zh-Hant': '狗隻走失', 'zh-Hans': '狗只走失' }
  for (const lang of languages) {
    expect(profileOf(bot, lang, now).notices).toEqual([said[lang]])
    const { reply } = takeTurn(bot, undefined, { text: asks[lang], lang, now })
    expect(reply.outcome).toBe('answer')
    expect(reply.notices?.[0]).toBe(said[lang])
    expect(reply.text.startsWith(said[lang])).toBe(true)
  }
})
