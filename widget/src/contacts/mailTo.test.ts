import type { ConversationSummary } from '@faqdesk/server/types'
import { expect, test } from 'vitest'
import { isStillSo } from './isStillSo.ts'
import { mailTo } from './mailTo.ts'

const summaryOf = (questions: string[]): ConversationSummary => ({
  bot: 'genie',
  name: 'Genie',
  lang: 'zh-Hant',
  reference: '1F2E-3D4C',
  from: '2026-11-25T16:05:00+08:00',
  to: '2026-11-25T16:12:00+08:00',
  subject: '與Genie對話後的查詢（編號1F2E-3D4C）',
  intro: '與Genie的對話摘要\n編號1F2E-3D4C',
  items: questions.map((said) => ({ said: [said], outcome: 'noanswer', entries: [], text: `${said}\n   未有答案。` })),
  note: '由自動示範服務整理。',
  text: '',
})

test('an e-mail holds subject and summary, with the line ends that mail wants', () => {
  const url = new URL(mailTo('desk@example.hk', summaryOf(['狗牌幾錢', 'a & b?'])))
  expect(url.pathname).toBe('desk@example.hk')
  expect(url.searchParams.get('subject')).toBe('與Genie對話後的查詢（編號1F2E-3D4C）')
  expect(url.searchParams.get('body')).toBe(
    '與Genie的對話摘要\r\n編號1F2E-3D4C\r\n狗牌幾錢\r\n   未有答案。\r\na & b?\r\n   未有答案。\r\n由自動示範服務整理。',
  )
})

test('one that is too long for a mail program keeps its newest questions and its reference', () => {
  const questions = Array.from({ length: 8 }, (_, at) => `第${at}題${'牌'.repeat(50)}`)
  const address = mailTo('desk@example.hk', summaryOf(questions))
  expect(address.length).toBeLessThanOrEqual(2_000)
  const body = new URL(address).searchParams.get('body')
  expect(body).toContain('第7題')
  expect(body).not.toContain('第0題')
  expect(body).toContain('1F2E-3D4C')
  expect(new URL(mailTo('desk@example.hk', summaryOf(['牌'.repeat(400)]))).searchParams.get('body')).toContain('1F2E')
})

test('without a summary it is the address alone', () => {
  expect(mailTo('desk@example.hk', undefined)).toBe('mailto:desk@example.hk')
})

test('what was said of a channel holds until it closes or opens', () => {
  const at = (time: string) => Date.parse(`2026-11-25T${time}+08:00`)
  const until = { now: true, until: '2026-11-25T18:00:00+08:00', text: '' }
  expect([isStillSo(until, at('17:59:59')), isStillSo(until, at('18:00:00'))]).toEqual([true, false])
  const next = { now: false, next: '2026-11-25T09:00:00+08:00', text: '' }
  expect([isStillSo(next, at('08:59:59')), isStillSo(next, at('09:00:00'))]).toEqual([true, false])
  expect(isStillSo({ now: true, text: '' }, at('18:00:00'))).toBe(true)
})
