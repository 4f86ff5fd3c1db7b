import { expect, test } from 'vitest'
import { takeTurn } from '../conversation/takeTurn.ts'
import { profileOf } from '../publication/profileOf.ts'
import type { Bot } from '../schema/bot.ts'
import { smallPublication } from '../testing/smallPublication.ts'

const source = { url: 'https://www.example.org/', seen: 'a test', confidence: 'high' as const }
const weekday = [{ from: '09:00', to: '18:00' }]
const office = {
  weekly: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday },
  onHolidays: false,
  source,
}
const phone = (value: string, open?: Bot['handoff'][number]['open']): Bot['handoff'][number] => ({
  kind: 'phone',
  label: { en: `Line ${value}`, 'zh-Hant': `${value}熱線` },
  value,
  ...(open ? { hours: { en: 'As told', 'zh-Hant': '如上' }, open } : {}),
})
const channels: Bot['handoff'] = [
  phone('1000', office),
  phone('2000'),
  phone('3000', { always: true, source }),
  { kind: 'email', label: { en: 'E-mail', 'zh-Hant': '電郵' }, value: 'desk@example.hk' },
  phone('4000', { always: true, source }),
]
const publication = smallPublication([])
publication.snapshot.config = { ...publication.snapshot.config, handoff: channels }

const handOver = (time: string) =>
  takeTurn(publication, undefined, { text: 'I want to talk to a person', now: new Date(`${time}+08:00`) }).reply

test('by day the first channel is open and stays the first; by night what is open comes first among its neighbours of the same kind', () => {
  const values = (time: string) => handOver(time).handoff?.map(({ value }) => value)
  expect(values('2026-11-25T10:00')).toEqual(['1000', '3000', '2000', 'desk@example.hk', '4000'])
  expect(values('2026-11-25T22:00')).toEqual(['3000', '2000', '1000', 'desk@example.hk', '4000'])
})

test('a reply tells whether a channel is open, in its data and in its text', () => {
  const reply = handOver('2026-11-25T22:00')
  expect(reply.handoff?.[2]).toEqual({
    kind: 'phone',
    label: 'Line 1000',
    value: '1000',
    hours: 'As told',
    open: {
      now: false,
      next: '2026-11-26T09:00:00+08:00',
      text: 'Closed now, opens at 9 am on Thursday 26 November',
    },
  })
  expect(reply.text).toContain('• Line 1000: 1000 (Closed now, opens at 9 am on Thursday 26 November; As told)')
  expect(reply.text).toContain('• Line 2000: 2000\n')
})

test('beside the people who can help a summary is offered, but not where a life is in danger', () => {
  expect(handOver('2026-11-25T22:00').summary).toBe(true)
  const { reply } = takeTurn(publication, undefined, { text: '我想自殺', now: new Date() })
  expect(reply.handoff?.[0]?.value).toBe('999')
  expect(reply).not.toHaveProperty('summary')
})

test('a profile tells it as well', () => {
  const { handoff } = profileOf(publication, 'zh-Hans', new Date('2026-11-25T10:00:00+08:00'))
  expect(handoff[0]?.open?.text).toBe('开放中，至下午6时')
})
