/// <reference lib="dom" />
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { pauseBot, resumeBot } from '../../../../server/src/store/pauses.ts'
import { findViolations } from '../findViolations.ts'
import { useAppAndBrowser } from '../useAppAndBrowser.ts'
import { openChat } from './openChat.ts'

const running = useAppAndBrowser()
let botYaml: string
beforeAll(async () => {
  botYaml = join(running.app.botsDir, 'genie/bot.yaml')
  // A counter that never opens: what is told of it hangs on no clock.
  changeBot('handoff:\n', `handoff:\n${counter}`)
  await vi.waitFor(async () => expect((await profile()).handoff.length).toBe(4), { timeout: 30_000 })
})

const counter = `  - kind: phone
    label: { en: Counter, zh-Hant: 櫃位 }
    value: 2150 6950
    open: { weekly: {}, onHolidays: false, source: { url: "https://www.example.org/", seen: a test, confidence: high } }
`
function changeBot(before: string, after: string): void {
  const text = readFileSync(botYaml, 'utf8')
  if (!text.includes(before)) throw new Error(`bots/genie/bot.yaml does not hold «${before}»`)
  writeFileSync(botYaml, text.replace(before, after))
}
const soon = { timeout: 10_000 }
const profile = async () =>
  (await (await fetch(`${running.app.url}/api/v1/bots/genie?lang=zh-Hant`)).json()) as {
    handoff: object[]
    notices: string[]
  }
const violations = (page: Page) => findViolations(page, 'faq-desk')

const inLanguages = {
  'zh-Hant': {
    fee: '狗牌幾錢？',
    person: '我想搵真人',
    open: '開放中',
    closed: '現已休息',
    copy: '複製對話摘要',
    told: '已答：',
  },
  'zh-Hans': {
    fee: '狗牌多少钱？',
    person: '我要转人工',
    open: '开放中',
    closed: '现已休息',
    copy: '复制对话摘要',
    told: '已答：',
  },
  en: {
    fee: 'How much is a dog licence?',
    person: 'I want to talk to a person',
    open: 'Open now',
    closed: 'Closed now',
    copy: 'Copy a summary of this chat',
    told: 'Answered: ',
  },
}

describe('a hand-off', () => {
  for (const [lang, words] of Object.entries(inLanguages))
    for (const options of [{}, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' as const }])
      it(`says who is open, the open one first, and gives a summary to copy and to mail: ${lang}, ${options.colorScheme ?? 'light'}`, async () => {
        const still = {
          ...options,
          reducedMotion: 'reduce' as const,
          permissions: ['clipboard-read', 'clipboard-write'],
        }
        const { page, ask, close } = await openChat(running.browser, `${running.app.url}/chat/genie?lang=${lang}`, {
          ...still,
          opened: false,
        })
        await page.locator('faq-desk .opening').waitFor()
        await ask(words.fee)
        const reply = await ask(words.person)
        const contacts = reply.locator('.contacts li')
        expect(await contacts.locator('a[href="tel:1823"] + .open-state').innerText()).toBe(words.open)
        expect(await contacts.nth(0).innerText()).toContain('1823')
        expect(await contacts.nth(1).locator('.open-state').innerText()).toBe(words.closed)

        await reply.getByRole('button', { name: words.copy }).click()
        await expect.poll(() => reply.getByRole('status').innerText(), soon).not.toBe('')
        const copied = (await page.evaluate(() => navigator.clipboard.readText())).replaceAll('\r\n', '\n')
        expect(copied).toContain(words.fee)
        expect(copied).toContain(words.told)
        const mail = new URL((await reply.locator('a[href^="mailto:"]').getAttribute('href')) ?? '')
        expect(mail.pathname).toBe('tellme@1823.gov.hk')
        expect(mail.searchParams.get('body')?.replaceAll('\r\n', '\n')).toBe(copied)
        expect(await violations(page)).toEqual([])
        await close()
      })

  it('lets the person copy by hand where the browser refuses', async () => {
    const { page, ask, close } = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=en`)
    await page.evaluate(() => {
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'))
    })
    await ask(inLanguages.en.fee)
    const reply = await ask(inLanguages.en.person)
    await reply.getByRole('button', { name: inLanguages.en.copy }).click()
    const field = reply.getByRole('textbox', { name: 'Please copy this text:' })
    expect(await field.inputValue()).toContain('Answered: ')
    const selected = await field.evaluate((box) => {
      const { selectionStart, selectionEnd, value } = box as HTMLTextAreaElement
      return value.slice(selectionStart, selectionEnd) === value
    })
    expect(selected).toBe(true)
    expect(await violations(page)).toEqual([])
    await close()
  })

  it('offers no summary where a life is in danger, nor while there is nothing to tell', async () => {
    const { page, ask, close } = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=en`)
    const summaries: string[] = []
    page.on('response', (response) => response.url().includes('/summary') && summaries.push(response.url()))
    const person = await ask(inLanguages.en.person)
    await expect.poll(() => summaries.length, soon).toBe(1)
    await ask('How much is a dog licence?')
    const crisis = await ask('I want to kill myself')
    expect(await crisis.locator('a[href="tel:999"]').count()).toBe(1)
    expect(await page.locator('faq-desk .exchange .summary').count()).toBe(0)
    expect(await person.locator('.contacts').count()).toBe(1)
    expect(summaries).toHaveLength(1)
    await close()
  })
})

describe('a notice', () => {
  it('stands before the greeting, and one that comes meanwhile before the answer, once', async () => {
    const open = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=zh-Hant`)
    const { page, ask, exchanges, close } = open
    expect(await page.locator('faq-desk .banner').count()).toBe(0)
    changeBot(
      'owner:',
      `notices:
  - text: { en: Signal no. 8, zh-Hant: 八號風球 }
    from: 2020-01-01T00:00
  - text: { en: Long over, zh-Hant: 早已過去 }
    to: 2020-01-01T00:00
owner:`,
    )
    await expect.poll(async () => (await profile()).notices, { timeout: 30_000 }).toEqual(['八號風球'])
    await ask(inLanguages['zh-Hant'].fee)
    await ask(inLanguages['zh-Hant'].person)
    const first = exchanges.first().locator('.reply > *').first()
    expect(await first.getAttribute('class')).toBe('banner')
    expect(await first.innerText()).toBe('八號風球')
    expect(await exchanges.nth(1).locator('.banner').count()).toBe(0)
    expect(await violations(page)).toEqual([])

    await page.reload()
    await page.locator('faq-desk .launcher').click()
    await page.locator('faq-desk .opening').waitFor()
    expect(await page.locator('faq-desk .opening > *').first().innerText()).toBe('八號風球')
    expect(await exchanges.first().locator('.banner').count()).toBe(0)
    expect(await page.locator('faq-desk').innerText()).not.toContain('早已過去')
    await close()
  })
})

describe('a paused bot', () => {
  it('greets with that and with the people who can help, and answers again when it goes on', async () => {
    const { db } = running.app.services
    const isPaused = () => running.app.services.pauses.isPaused('genie', 'api')
    await pauseBot(db, { bot: 'genie', channel: 'api', by: 'a test', reason: '' })
    await expect.poll(isPaused, soon).toBe(true)
    const { page, ask, close } = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=en`)
    const opening = page.locator('faq-desk .opening')
    expect(await opening.innerText()).toContain('Genie is not answering questions at the moment.')
    expect(await opening.locator('a[href="tel:1823"]').count()).toBe(1)
    expect(await opening.locator('.choice').count()).toBe(0)
    const reply = await ask('How much is a dog licence?')
    expect(await reply.locator('.reply').getAttribute('data-outcome')).toBe('handoff')
    expect(await reply.locator('a[href="tel:1823"]').count()).toBe(1)
    expect(await violations(page)).toEqual([])

    await resumeBot(db, { bot: 'genie', channel: '*', by: 'a test' })
    await expect.poll(isPaused, soon).toBe(false)
    expect(await (await ask('How much is a dog licence?')).innerText()).toContain('HK$80')
    await expect.poll(() => opening.innerText(), soon).toContain('Hello, I am Genie')
    await close()
  })
})
