import type { Publication, Reply } from '@faqdesk/bots'
import { describe, expect, it } from 'vitest'
import { replyActivity } from './replyActivity.ts'

const labels = { source: 'Source', reviewedOn: 'Checked on {date}', links: 'More', department: 'Department' }
/** As much of a publication as a card of this answer asks for. */
const publication = {
  snapshot: {
    shared: {
      values: {},
      phrases: {
        labels: Object.fromEntries(Object.entries(labels).map(([name, en]) => [name, { en, 'zh-Hant': en }])),
      },
    },
  },
} as unknown as Publication

const reply: Reply = {
  conversationId: 'c',
  turnId: 't',
  lang: 'en',
  outcome: 'answer',
  text: 'The hotline is down.\n\nYou asked two things.\n\nAbout: A?\n\nLong answer.\n\n• Hotline: 1823',
  lead: 'You asked two things.',
  answers: [
    {
      bot: 'pets',
      faqId: 'a',
      lang: 'en',
      question: 'A?',
      short: 'Long answer.',
      answer: '| Dog | Fee |\n|---|---|\n| big | **$90** |',
      confidence: 1,
    },
  ],
  choices: [{ label: 'Back', value: 'back' }],
  handoff: [
    { kind: 'phone', label: 'Hotline', value: '2117 3348' },
    { kind: 'email', label: 'E-mail', value: 'a@b.hk' },
    { kind: 'url', label: 'Website', value: 'https://a.hk/' },
  ],
  notices: ['The hotline is down.', 'A demonstration.'],
  version: { engine: 'e', content: 'c' },
}

describe('replyActivity', () => {
  it('says beside the cards what no card says, notices first, and nothing twice', () => {
    const message = replyActivity(publication, reply, true)
    expect(message.textFormat).toBe('markdown')
    expect(message.text).toMatch(/^The hotline is down\.\n\nYou asked two things\.\n\n- Hotline: 2117 3348/)
    expect(message.text).not.toContain('Long answer')
    const card = JSON.stringify(message.attachments)
    expect(card).toContain('Long answer.')
    expect(card).toContain('A demonstration.')
    expect(card).not.toContain('The hotline is down.')
  })

  it('says everything in the text to a client that draws no cards, and gives it the cards all the same', () => {
    const message = replyActivity(publication, reply, false)
    expect(message).toMatchObject({ text: reply.text, textFormat: 'plain', channelData: { reply } })
    expect(message.attachments).toHaveLength(1)
  })

  it('makes buttons of choices, telephones, e-mail and web addresses', () => {
    expect(replyActivity(publication, reply, false).suggestedActions?.actions).toEqual([
      { type: 'imBack', title: 'Back', value: 'back' },
      { type: 'call', title: 'Hotline 2117 3348', value: 'tel:+85221173348' },
      { type: 'openUrl', title: 'E-mail a@b.hk', value: 'mailto:a@b.hk' },
      { type: 'openUrl', title: 'Website', value: 'https://a.hk/' },
    ])
  })

  it('makes a table of a table', () => {
    const { attachments = [] } = replyActivity(publication, reply, true)
    const { body } = attachments[0]!.content as { body: object[] }
    expect(body).toContainEqual({
      type: 'Table',
      columns: [{ width: 1 }, { width: 1 }],
      firstRowAsHeader: true,
      rows: [
        ['Dog', 'Fee'],
        ['big', '**$90**'],
      ].map((cells) => ({
        type: 'TableRow',
        cells: cells.map((text) => ({ type: 'TableCell', items: [{ type: 'TextBlock', text, wrap: true }] })),
      })),
    })
  })
})
