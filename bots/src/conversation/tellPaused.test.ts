import { languages } from '@faqdesk/faqs'
import { expect, test } from 'vitest'
import { profileOf } from '../publication/profileOf.ts'
import { makeFaq, smallPublication } from '../testing/smallPublication.ts'
import { takeTurn } from './takeTurn.ts'

const now = new Date('2026-11-25T12:00:00+08:00')
const lost = { question: { en: 'My dog is lost', 'zh-Hant': '狗隻走失' }, related: ['found-dog'] }
const publication = smallPublication([makeFaq('lost-dog', lost), makeFaq('found-dog')])

test('a bot that is taken off says so and names the people who can help, in the language of the message', () => {
  const asks = { en: 'my dog is lost', 'zh-Hant': '狗隻走失', 'zh-Hans': '狗只走失了怎么办' }
  const says = {
    en: 'Genie is not answering questions at the moment.',
    'zh-Hant': 'Genie現正暫停服務',
    'zh-Hans': 'Genie现正暂停服务',
  }
  for (const lang of languages) {
    const { reply, trace } = takeTurn(publication, undefined, { text: asks[lang], now, paused: true })
    expect(reply).toMatchObject({ lang, outcome: 'handoff' })
    expect(reply.text).toContain(says[lang])
    expect(reply.handoff?.[0]?.value).toBe('1823')
    expect(reply.answers).toBeUndefined()
    expect(trace.status).toBe('paused')
  }
})

test('danger to life is answered as ever', () => {
  const { reply, trace } = takeTurn(publication, undefined, { text: '我想自殺', now, paused: true })
  expect(trace.status).toBe('guard_crisis')
  expect(reply.handoff?.[0]?.value).toBe('999')
})

test('afterwards the conversation goes on where it was', () => {
  const asked = takeTurn(publication, undefined, { text: 'my dog is lost', now })
  const paused = takeTurn(publication, asked.state, { text: 'how much is that?', now, paused: true })
  expect(paused.state).toEqual(asked.state)
})

test('its profile greets with that and suggests nothing', () => {
  const config = { ...publication.snapshot.config, suggestions: ['lost-dog'] }
  const bot = { ...publication, snapshot: { ...publication.snapshot, config } }
  expect(profileOf(bot, 'en', now).suggestions).toHaveLength(1)
  expect(profileOf(bot, 'en', now)).not.toHaveProperty('paused')
  expect(profileOf(bot, 'zh-Hant', now, { paused: true })).toMatchObject({
    paused: true,
    greeting: 'Genie現正暫停服務，請直接聯絡以下人員查詢。',
    suggestions: [],
  })
})
