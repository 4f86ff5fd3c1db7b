import { describe, expect, test, vi } from 'vitest'
import type { Publication } from '../publication/Publication.ts'
import { makeFaq, smallPublication, smallSnapshot } from '../testing/smallPublication.ts'
import type { ConversationState } from './ConversationState.ts'
import { takeTurn } from './takeTurn.ts'

const now = new Date('2026-11-25T10:00:00+08:00')
const text = (en: string, zh: string) => ({ en, 'zh-Hant': zh })

/** Refers as soon as the other bot is surer by far: what is tested here is the way, not the rule that was learnt. */
const referral = {
  sureAt: 0.9,
  referAt: 0.5,
  weights: { one: -1, own: -1, other: 1, both: 0, second: 0, coverage: 0, nearest: 0 },
}

function makeBot(id: string, name: string, entries: Parameters<typeof smallPublication>[0]): Publication {
  const { config, shared } = smallSnapshot([])
  return smallPublication(entries, {
    bot: id,
    config: { ...config, name: text(name, name), role: text('a test', '測試'), suggestions: [entries[0]!.id] },
    shared: { ...shared, referral },
    flows: {},
  })
}

const dogs = makeBot('dogs', 'Rex', [
  makeFaq('dog-licence', {
    question: text('How much does a dog licence cost?', '狗牌費用是多少？'),
    phrasings: { en: ['dog licence fee', 'price of a dog licence'], yue: ['狗牌幾錢'] },
  }),
  makeFaq('dog-lost', {
    question: text('What if my dog is lost?', '狗隻走失怎麼辦？'),
    phrasings: { yue: ['隻狗走失咗'] },
  }),
])
const cars = makeBot('cars', 'Otto', [
  makeFaq('driving-licence', {
    question: text('How do I renew a driving licence?', '怎樣續領駕駛執照？'),
    phrasings: { en: ['driving licence renewal', 'renew my driving licence'], yue: ['車牌點續'] },
    fee: { text: text('HK$900', '港幣900元') },
    form: { number: 'TD 557', title: text('Application', '申請表'), titleStatus: 'official' },
  }),
])
const lamps = makeBot('lamps', 'Lux', [
  makeFaq('street-lamp', {
    question: text('How do I report a broken street lamp?', '街燈壞了怎樣報告？'),
    phrasings: { en: ['street lamp broken', 'report a street lamp'], yue: ['街燈壞咗'] },
  }),
])
const all = [dogs, cars, lamps]

/** A conversation that begins with `home`, line by line. */
function talk(home: Publication, lines: string[], peers = all.filter((bot) => bot !== home), from?: ConversationState) {
  let state = from
  return lines.map((line) => {
    const turn = takeTurn(home, state, { text: line, now }, peers)
    state = turn.state
    return turn
  })
}
const last = <Item>(list: readonly Item[]): Item => list.at(-1)!
const labelsOf = ({ reply }: ReturnType<typeof takeTurn>) => reply.choices?.map(({ label }) => label)

describe('a question that another bot answers', () => {
  test('is referred to it by name, with the title of the answer and the people who can help', () => {
    const { reply, trace } = last(talk(dogs, ['how do I renew my driving licence']))
    expect(reply).toMatchObject({
      bot: 'dogs',
      outcome: 'referral',
      referral: { bot: 'cars', label: 'Ask Otto: How do I renew a driving licence?' },
      choices: [{ label: 'Ask Otto: How do I renew a driving licence?' }],
    })
    expect(reply.lead).toContain('Otto')
    expect(reply.lead).toContain('How do I renew a driving licence? (TD 557)')
    expect(reply.handoff?.[0]?.value).toBe('1823')
    expect(reply.answers).toBeUndefined()
    expect(trace).toMatchObject({ status: 'referred', peers: [{ bot: 'cars' }, { bot: 'lamps' }] })
  })

  test('is not asked of the others where the bot itself is sure', () => {
    const searches = [cars, lamps].map(({ index }) => vi.spyOn(index, 'search'))
    expect(last(talk(dogs, ['How much does a dog licence cost?', '狗牌幾錢', 'dog licence fee'])).reply.bot).toBe(
      'dogs',
    )
    for (const search of searches) expect(search).not.toHaveBeenCalled()
    vi.restoreAllMocks()
  })

  test('stays a refusal without other bots, without the rule, and where the other does not speak the language', () => {
    const asked = 'how do I renew my driving licence'
    expect(last(talk(dogs, [asked], [])).reply.outcome).toBe('noanswer')
    const { referral: _, ...shared } = dogs.snapshot.shared
    const alone = { ...dogs, snapshot: { ...dogs.snapshot, shared } }
    expect(last(talk(alone, [asked], [cars])).reply.outcome).toBe('noanswer')
    const config = { ...cars.snapshot.config, languages: ['zh-Hant' as const] }
    const chinese = { ...cars, snapshot: { ...cars.snapshot, config } }
    expect(last(talk(dogs, [asked], [chinese])).reply.outcome).toBe('noanswer')
    expect(last(talk(dogs, ['車牌點續'], [chinese])).reply.referral?.bot).toBe('cars')
  })

  test('beside one of the bot’s own: the answer to that, and who answers the other', () => {
    const turn = last(talk(dogs, ['How much does a dog licence cost? And how do I renew my driving licence?']))
    expect(turn.reply).toMatchObject({
      outcome: 'answer',
      answers: [{ faqId: 'dog-licence' }],
      referral: { bot: 'cars' },
    })
    expect(turn.reply.text).toContain('Otto, a test, can answer your other question')
    expect(last(talk(dogs, ['yes'], undefined, turn.state)).reply).toMatchObject({ bot: 'cars', outcome: 'answer' })
  })
})

describe('the person goes on to the other bot', () => {
  const asked = 'how do I renew my driving licence'
  test.each([
    'yes',
    'ok',
    '好呀',
    '1',
    'the first one',
    'Ask Otto: How do I renew a driving licence?',
    '問Otto：怎樣續領駕駛執照？',
  ])('by «%s»', (said) => {
    const { reply, state, trace } = last(talk(dogs, [asked, said]))
    expect(reply).toMatchObject({
      bot: 'cars',
      outcome: 'answer',
      answers: [{ bot: 'cars', faqId: 'driving-licence' }],
    })
    expect(reply.lead).toContain('Otto')
    expect(reply.version).toEqual(cars.version)
    expect(state.visit?.bot).toBe('cars')
    expect(trace.peers).toEqual([{ bot: 'dogs', ...dogs.version }])
  })

  test('which then answers in its own thread, with its own words and people, and offers the way back', () => {
    const turns = talk(dogs, [asked, 'yes', 'how much is it?', 'hello'])
    expect(turns[2]?.reply).toMatchObject({ bot: 'cars', lead: 'Fee: HK$900' })
    expect(turns[3]?.reply.text).toContain('I am Otto')
    for (const turn of turns.slice(1)) expect(labelsOf(turn)).toContain('Back to Rex')
  })

  test('«no» names the people who can help, and the bot stays', () => {
    const { reply, state } = last(talk(dogs, [asked, 'no']))
    expect(reply).toMatchObject({ bot: 'dogs', outcome: 'noanswer' })
    expect(reply.handoff?.length).toBeGreaterThan(0)
    expect(state.visit).toBeUndefined()
  })

  test('in the language that was chosen', () => {
    const turns = talk(dogs, ['English please', '車牌點續', 'yes', '隻狗走失咗'])
    expect(turns.map(({ reply }) => reply.lang)).toEqual(['en', 'en', 'en', 'en'])
  })
})

describe('and returns', () => {
  const asked = ['狗牌幾錢', '車牌點續', '好', '街燈壞咗']
  test.each(['返轉頭', '返回Rex', 'Back to Rex'])('by «%s» to where it was', (said) => {
    const { reply, state } = last(talk(dogs, [...asked.slice(0, 3), said]))
    expect(reply).toMatchObject({ bot: 'dogs', outcome: 'answer', answers: [{ faqId: 'dog-licence' }] })
    expect(reply.lead).toBe(said === 'Back to Rex' ? 'You are back with Rex.' : '已返回Rex。')
    expect(state.visit).toBeUndefined()
  })

  test('«back» goes the way at the other bot first', () => {
    const turns = talk(cars, ['狗牌幾錢', '好', '隻狗走失咗', '返轉頭', '返轉頭'])
    expect(turns.map(({ reply }) => [reply.bot, reply.answers?.[0]?.faqId])).toEqual([
      ['cars', undefined],
      ['dogs', 'dog-licence'],
      ['dogs', 'dog-lost'],
      ['dogs', 'dog-licence'],
      ['cars', undefined],
    ])
  })

  test('«start again» begins anew where the conversation began', () => {
    const { reply, state } = last(talk(dogs, [...asked.slice(0, 3), '重新開始']))
    expect(reply).toMatchObject({ bot: 'dogs', outcome: 'smalltalk' })
    expect(labelsOf({ reply } as never)).toContain('狗牌費用是多少？')
    expect(state).toEqual({
      asks: 0,
      refusals: 0,
      offered: ['dog-licence'],
      labels: ['狗牌費用是多少？'],
      lastLang: 'zh-Hant',
    })
  })

  test('a third bot takes the place of the second, and a question of the first leads home', () => {
    const turns = talk(dogs, [...asked, '好', '隻狗走失咗', '好', '返轉頭'])
    expect(turns.map(({ reply }) => [reply.bot, reply.referral?.bot ?? reply.answers?.[0]?.faqId])).toEqual([
      ['dogs', 'dog-licence'],
      ['dogs', 'cars'],
      ['cars', 'driving-licence'],
      ['cars', 'lamps'],
      ['lamps', 'street-lamp'],
      ['lamps', 'dogs'],
      ['dogs', 'dog-lost'],
      ['dogs', 'dog-licence'],
    ])
    expect(turns[4]?.state.visit?.state.visit).toBeUndefined()
    expect(turns[6]?.reply.lead).toBe('已返回Rex。')
  })
})

test('a bot that is gone meanwhile is neither gone on to nor stayed with', () => {
  const [, referred, visiting] = talk(dogs, ['狗牌幾錢', '車牌點續', '好'])
  expect(last(talk(dogs, ['好'], [lamps], referred?.state)).reply.bot).toBe('dogs')
  const home = last(talk(dogs, ['狗牌幾錢'], [lamps], visiting?.state))
  expect(home.reply).toMatchObject({ bot: 'dogs', answers: [{ faqId: 'dog-licence' }] })
  expect(home.state.visit).toBeUndefined()
})
