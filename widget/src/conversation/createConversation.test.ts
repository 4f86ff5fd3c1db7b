import type { BotProfile, ConversationSummary, Reply } from '@faqdesk/server/types'
import { describe, expect, it, vi } from 'vitest'
import { type Api, ApiError } from '../api/createApi.ts'
import { type ChatEvent, createConversation } from './createConversation.ts'
import { createMemory } from './createMemory.ts'
import { profileOfBot, speakerOf } from './speakerOf.ts'

const reply = (turnId: string, text = turnId): Reply => ({
  conversationId: 'secret',
  turnId,
  lang: 'en',
  outcome: 'answer',
  text,
  version: { engine: '1', content: 'a' },
})

function setUp(changes: Partial<Api> = {}, storage = new Map<string, string>()) {
  const asked: Parameters<Api['ask']>[0][] = []
  const events: ChatEvent[] = []
  const api: Api = {
    profile: async (lang) => ({ id: 'genie', lang, greeting: `hello ${lang}` }) as unknown as BotProfile,
    ask: async (question) => reply(`turn ${asked.push(question)}`),
    turns: async () => [],
    summary: async () => ({ items: [] }) as unknown as ConversationSummary,
    forget: async () => {},
    feedback: async () => {},
    ...changes,
  }
  const memory = createMemory('key', () => ({
    getItem: (key) => storage.get(key) ?? null,
    setItem: (key, value) => void storage.set(key, value),
    removeItem: (key) => void storage.delete(key),
  }))
  const chat = createConversation({ api, memory, lang: 'en', emit: (event) => events.push(event), pauses: [0, 0] })
  return { chat, api, asked, events, storage, state: () => chat.store.getState() }
}

describe('asking', () => {
  it('shows the question before the answer is there', async () => {
    const { chat, state } = setUp()
    const sent = chat.send(' How much? ')
    expect(state().exchanges[0]).toMatchObject({ text: 'How much?', state: 'sending' })
    await sent
    expect(state().exchanges[0]).toMatchObject({ state: 'answered', reply: { turnId: 'turn 1' } })
  })

  it('sends one after another, so that both belong to one conversation', async () => {
    const { chat, asked } = setUp()
    await Promise.all([chat.send('one'), chat.send('two')])
    expect(asked.map((question) => question.conversationId)).toEqual([undefined, 'secret'])
  })

  it('tries again with the same message id when the network fails', async () => {
    const ids: string[] = []
    const { chat, state } = setUp({
      ask: async (question) => {
        ids.push(question.clientMessageId)
        if (ids.length < 3) throw new ApiError(0)
        return reply('turn')
      },
    })
    await chat.send('hello')
    expect(new Set(ids).size).toBe(1)
    expect(state().exchanges).toHaveLength(1)
    expect(state().exchanges[0]?.state).toBe('answered')
  })

  it('keeps the message and says why after three tries, and sends it once on "try again"', async () => {
    let works = false
    const { chat, state, events } = setUp({
      ask: async () => {
        if (!works) throw new ApiError(0)
        return reply('turn')
      },
    })
    await chat.send('hello')
    expect(state().exchanges[0]).toMatchObject({ text: 'hello', state: 'failed', failure: 'network' })
    expect(events.at(-1)).toEqual({ name: 'error', detail: { code: 'ask-network' } })
    works = true
    await chat.retry(state().exchanges[0]?.id ?? '')
    expect(state().exchanges).toHaveLength(1)
    expect(state().exchanges[0]?.state).toBe('answered')
  })

  it('does not knock again when there were too many questions', async () => {
    let calls = 0
    const { chat, state } = setUp({
      ask: async () => {
        calls++
        throw new ApiError(429)
      },
    })
    await chat.send('hello')
    expect(calls).toBe(1)
    expect(state().exchanges[0]?.failure).toBe('limited')
  })

  it('goes on in a new conversation when the server forgot the old one', async () => {
    const ids: (string | undefined)[] = []
    const { chat, state } = setUp({
      ask: async ({ conversationId }) => {
        ids.push(conversationId)
        if (ids.length === 2) throw new ApiError(404)
        return reply('turn')
      },
    })
    await chat.send('one')
    await chat.send('two')
    expect(ids).toEqual([undefined, 'secret', undefined])
    expect(state().exchanges.map((exchange) => exchange.state)).toEqual(['answered', 'answered'])
  })

  it('tells the page of a question without its words', async () => {
    const { chat, events } = setUp()
    await chat.send('my secret words')
    expect(events.map((event) => event.name)).toEqual(['question', 'answer'])
    expect(JSON.stringify(events)).not.toContain('secret words')
  })
})

describe('language', () => {
  it('brings greeting and past answers in the new language', async () => {
    const { chat, state } = setUp({
      turns: async (_, lang) => [{ turnId: 'turn 1', text: '', reply: { ...reply('turn 1', '$505 一年'), lang } }],
    })
    await chat.connect()
    await chat.send('How much?')
    await chat.setLang('zh-Hant')
    expect(state().profile?.greeting).toBe('hello zh-Hant')
    expect(state().exchanges[0]?.reply).toMatchObject({ lang: 'zh-Hant', text: '$505 一年' })
  })

  it('keeps the answers as they are when the server does not answer', async () => {
    const { chat, state } = setUp({ turns: () => Promise.reject(new ApiError(0)) })
    await chat.send('How much?')
    await chat.setLang('zh-Hans')
    expect(state().exchanges[0]?.reply?.lang).toBe('en')
    expect(state().lang).toBe('zh-Hans')
  })

  it('ends in the language that was chosen last, however the server hurries', async () => {
    const { chat, state } = setUp({
      profile: async (lang) => {
        await new Promise((resolve) => setTimeout(resolve, lang === 'zh-Hant' ? 20 : 1))
        return { lang } as BotProfile
      },
    })
    await Promise.all([chat.setLang('zh-Hant'), chat.setLang('zh-Hans')])
    expect(state().profile?.lang).toBe('zh-Hans')
  })
})

describe('another bot, gone on to in the conversation', () => {
  const profiles: Pick<Api, 'profile'> = {
    profile: async (lang, other = 'genie') => ({ id: other, lang, name: other }) as unknown as BotProfile,
  }
  const from = (bot: string): Partial<Api> => ({ ...profiles, ask: async () => ({ ...reply('turn'), bot }) })

  it('answers under its own name, and under the first one’s again after the return', async () => {
    const bots = ['genie', 'bonny', 'genie']
    const ask: Api['ask'] = async () => ({ ...reply('turn'), bot: bots.shift()! })
    const { chat, state } = setUp({ ...profiles, ask })
    await chat.connect()
    const names: (string | undefined)[] = []
    for (const text of ['dog licence', 'the form', 'back']) {
      await chat.send(text)
      await vi.waitFor(() => expect(speakerOf(state())?.id).toBe(state().exchanges.at(-1)?.reply?.bot))
      names.push(speakerOf(state())?.name)
    }
    expect(names).toEqual(['genie', 'bonny', 'genie'])
    expect(profileOfBot(state(), 'bonny')?.name).toBe('bonny')
    expect(state().profile?.id).toBe('genie')
  })

  it('is known again after a reload, and in another language', async () => {
    const storage = new Map<string, string>()
    await setUp(from('bonny'), storage).chat.send('the form')
    const { chat, state } = setUp(from('bonny'), storage)
    await chat.connect()
    expect(speakerOf(state())).toMatchObject({ id: 'bonny', lang: 'en' })
    await chat.setLang('zh-Hant')
    expect(speakerOf(state())).toMatchObject({ id: 'bonny', lang: 'zh-Hant' })
  })

  it('leaves the chat to the first one where it can not be learnt of', async () => {
    const profile: Api['profile'] = async (lang, other) => {
      if (other) throw new ApiError(404)
      return { id: 'genie', lang } as unknown as BotProfile
    }
    const { chat, state } = setUp({ ...from('bonny'), profile })
    await chat.connect()
    await chat.send('the form')
    expect(speakerOf(state())?.id).toBe('genie')
  })
})

describe('memory', () => {
  it('writes nothing before the first question', async () => {
    const { chat, storage } = setUp()
    await chat.connect()
    await chat.setLang('zh-Hant')
    expect(storage.size).toBe(0)
  })

  it('brings a conversation back after a reload, and offers to resend what was under way', async () => {
    const storage = new Map<string, string>()
    const first = setUp({}, storage)
    await first.chat.send('one')
    void setUp({ ask: () => new Promise(() => {}) }, storage).chat.send('two')
    const { state } = setUp({}, storage)
    expect(state().conversationId).toBe('secret')
    expect(state().exchanges.map((exchange) => [exchange.text, exchange.state])).toEqual([
      ['one', 'answered'],
      ['two', 'failed'],
    ])
  })

  it('works where storage throws', async () => {
    const blocked = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    const memory = createMemory('key', blocked)
    expect(memory.load()).toBeUndefined()
    memory.save({
      lang: 'en',
      connection: 'ready',
      restarted: false,
      guests: {},
      exchanges: [{ id: 'a', text: 'b', state: 'sending' }],
    })
    memory.forget()
  })

  it('starts again here and on the server', async () => {
    const forgotten: string[] = []
    const { chat, state, storage } = setUp({ forget: async (id) => void forgotten.push(id) })
    await chat.send('one')
    await chat.restart()
    expect(forgotten).toEqual(['secret'])
    expect(state()).toMatchObject({ exchanges: [], restarted: true })
    expect(state().conversationId).toBeUndefined()
    expect(storage.size).toBe(0)
  })
})

describe('feedback', () => {
  it('can be changed, and says when it did not arrive', async () => {
    let works = true
    const sent: unknown[] = []
    const { chat, state } = setUp({
      feedback: async (verdict) => {
        if (!works) throw new ApiError(503)
        sent.push(verdict)
      },
    })
    await chat.send('one')
    const exchange = () => state().exchanges[0]!
    await chat.judge(exchange(), { helpful: true })
    await chat.judge(exchange(), { helpful: false, reason: 'unclear' })
    expect(sent).toEqual([
      { turnId: 'turn 1', helpful: true },
      { turnId: 'turn 1', helpful: false, reason: 'unclear' },
    ])
    works = false
    await chat.judge(exchange(), { helpful: true })
    expect(exchange().verdict?.failed).toBe(true)
  })
})
