import { describe, expect, test } from 'vitest'
import { makeFaq, smallPublication } from '../testing/smallPublication.ts'
import { answerToText } from './answerToText.ts'
import { renderAnswer } from './renderAnswer.ts'

const now = new Date('2026-11-25T10:00:00+08:00')
const text = (en: string, zh: string) => ({ en, 'zh-Hant': zh })

const full = makeFaq('fee', {
  question: text('How much is it?', '費用是多少？'),
  short: text('It is {{fee.dog-licence}}.', '費用為{{fee.dog-licence}}，請往動物管理中心辦理。'),
  answer: text('- **Cash** only.', '- 只收**現金**。'),
  steps: { en: ['Go there', 'Pay'], 'zh-Hant': ['前往中心', '繳費'] },
  eligibility: { en: ['If over 18'], 'zh-Hant': ['年滿18歲'] },
  documents: [
    { name: text('Identity card', '身份證'), copy: 'copy' },
    { name: text('Application form', '申請表'), form: 'AF 240' },
  ],
  fee: {
    text: text('HK$80', '港幣80元'),
    effectiveFrom: '2026-04-01',
    concession: text('free for guide dogs', '導盲犬免費'),
  },
  time: { processing: text('Same day', '即日'), validity: text('Three years', '三年') },
  penalty: text('HK$10,000', '罰款10,000元'),
  channels: [
    { kind: 'online', url: 'https://www.example.gov.hk/apply' },
    { kind: 'phone', phone: '1823', hours: text('24 hours', '24小時') },
  ],
  links: [{ title: text('Page', '網頁'), url: { en: 'https://e.hk/en', 'zh-Hant': 'https://e.hk/tc' } }],
  related: ['other', 'gone'],
})

describe('renderAnswer', () => {
  const publication = smallPublication([full, makeFaq('other'), makeFaq('gone', { validTo: '2026-11-24' })])
  const render = (lang: 'en' | 'zh-Hant' | 'zh-Hans') =>
    renderAnswer(publication, 'fee', lang, { confidence: 0.9, now })!

  test('gives facts as lines, with concession, day of effect, copies and form numbers', () => {
    expect(render('en').facts).toEqual({
      fee: 'HK$80 (from 1 April 2026); Concession: free for guide dogs',
      documents: ['Identity card (copy)', 'Application form (Form AF 240)'],
      processingTime: 'Same day',
      validity: 'Three years',
      eligibility: ['If over 18'],
      penalty: 'HK$10,000',
    })
    expect(render('zh-Hant').facts?.fee).toBe('港幣80元（由2026年4月1日起）；優惠：導盲犬免費')
  })

  test('fills in shared values and derives Simplified Chinese', () => {
    expect(render('en').short).toBe('It is HK$80.')
    expect(render('zh-Hans').short).toBe('费用为HK$80，请往动物管理中心办理。')
    expect(render('zh-Hans').department).toBe('渔农自然护理署')
  })

  test('steps stand as a numbered list before the details', () => {
    expect(render('en').answer).toBe('**Steps**\n\n1. Go there\n2. Pay\n\n- **Cash** only.')
  })

  test("links are of the reader's language, and the official page is always among them", () => {
    expect(render('zh-Hans').links?.map(({ url }) => url)).toEqual([
      'https://e.hk/tc',
      'https://pets.gov.hk/english/proper_care_of_pets/dogs/dog_licence.html',
    ])
    expect(render('en').links?.[0]?.url).toBe('https://e.hk/en')
  })

  test('channels without a label get the usual one', () => {
    expect(render('en').channels).toEqual([
      { kind: 'online', label: 'Online', url: 'https://www.example.gov.hk/apply' },
      { kind: 'phone', label: 'By phone', phone: '1823', hours: '24 hours' },
    ])
  })

  test('related entries are those that are served today', () => {
    expect(render('en').related).toEqual([{ faqId: 'other', question: 'What is other?' }])
  })

  test('an entry out of its dates, or none, gives nothing', () => {
    expect(renderAnswer(publication, 'gone', 'en', { confidence: 1, now })).toBeUndefined()
    expect(renderAnswer(publication, 'no-such-entry', 'en', { confidence: 1, now })).toBeUndefined()
    const yesterday = new Date('2026-11-24T23:59:00+08:00')
    expect(renderAnswer(publication, 'gone', 'en', { confidence: 1, now: yesterday })?.faqId).toBe('gone')
  })

  test('the days are those of Hong Kong', () => {
    const late = new Date('2026-11-24T16:30:00Z')
    expect(renderAnswer(publication, 'gone', 'en', { confidence: 1, now: late })).toBeUndefined()
  })

  test('fields without content are left out', () => {
    const answer = renderAnswer(publication, 'other', 'en', { confidence: 0.5, now })!
    expect(Object.keys(answer).sort()).toEqual(
      [
        'answer',
        'bot',
        'confidence',
        'department',
        'faqId',
        'lang',
        'links',
        'question',
        'reviewedOn',
        'short',
        'source',
      ].sort(),
    )
  })

  test('an answer of low confidence never goes without a caution, and one past its review says so', () => {
    const doubtful = smallPublication([makeFaq('old', { confidence: 'low', reviewBy: '2026-11-02' })])
    const answer = renderAnswer(doubtful, 'old', 'zh-Hant', { confidence: 1, now })!
    expect(answer.caution).toContain('查證')
    expect(answer.reviewOverdue).toBe(true)
    expect(answerToText(doubtful, answer)).toContain(`請注意：${answer.caution}`)
    expect(answerToText(doubtful, answer)).toContain('已到覆核期')
  })

  test('the text holds everything that the card holds, without Markdown', () => {
    const shown = answerToText(publication, render('zh-Hant'))
    for (const part of [
      '關於：費用是多少？',
      '費用為HK$80',
      '1. 前往中心',
      '• 只收現金。',
      '所需文件：',
      '• 身份證（副本）',
      '罰則：罰款10,000元',
      '電話：1823（24小時）',
      '網頁 https://e.hk/tc',
      '負責部門：漁農自然護理署',
      '資料來源：https://www.example.gov.hk/',
      '覆核日期：2026年11月1日',
    ])
      expect(shown).toContain(part)
    expect(shown).not.toMatch(/\*\*|\{\{|undefined/)
  })

  test('a form carries its channels and marks a Chinese title of ours', () => {
    const form = { number: 'TD 1', titleStatus: 'unofficial' as const, title: text('Application', '申請書') }
    const forms = smallPublication([
      makeFaq('td-1', { form, channels: [{ kind: 'pdf', url: 'https://e.hk/td1.pdf' }] }),
    ])
    const chinese = renderAnswer(forms, 'td-1', 'zh-Hant', { confidence: 1, now })!
    expect(chinese.form).toEqual({
      number: 'TD 1',
      title: '申請書',
      titleUnofficial: true,
      channels: [{ kind: 'pdf', label: '下載表格（PDF）', url: 'https://e.hk/td1.pdf' }],
    })
    expect(chinese.channels).toBeUndefined()
    expect(answerToText(forms, chinese)).toContain('表格：TD 1 申請書（中文名稱為本服務所譯，並非官方名稱）')
    expect(renderAnswer(forms, 'td-1', 'en', { confidence: 1, now })?.form?.titleUnofficial).toBeUndefined()
  })
})
