import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Script, scriptFor } from '../../interop/scriptFor.ts'
import type { HostSite } from '../serveSite.ts'
import { startBrowser } from '../startBrowser.ts'
import { startTestApp, type TestApp } from '../startTestApp.ts'
import { type OpenedWebChat, openWebChat } from './openWebChat.ts'
import { serveExample } from './serveExample.ts'

const bots = ['bonny', 'customs', 'genie', 'hotline-1823', 'trade-single-window']

let app: TestApp
let browser: Browser
let site: HostSite
/** One for all pages, so that they load Web Chat's 4 MB once. */
let context: BrowserContext
const talks = new Map<string, { chat: OpenedWebChat; script: Script }>()

beforeAll(async () => {
  ;[app, browser, site] = await Promise.all([startTestApp(), startBrowser(), serveExample()])
  context = await browser.newContext({ locale: 'zh-HK', viewport: { width: 480, height: 800 } })
  context.setDefaultTimeout(90_000)
}, 240_000)
afterAll(async () => {
  await browser?.close()
  await site?.close()
  await app?.stop()
})

describe('the stock Web Chat on a page of another site', { timeout: 180_000 }, () => {
  it.each(bots)('with %s: greeted, answered with a card, asked back, guided to the first step', async (bot) => {
    const script = scriptFor(app.services.publications.get(bot)!)
    const chat = await openWebChat(context, { site: site.url, url: app.url, bot })
    talks.set(bot, { chat, script })
    await chat.said.first().waitFor()
    expect(await chat.said.first().innerText()).toContain('示範')

    await chat.pressFirst()
    const answer = await chat.say(script.question)
    expect(await answer.locator('.ac-adaptiveCard').getByRole('heading').innerText()).toBe(script.question)
    // What the card says is not said again beside it.
    expect((await answer.innerText()).split(script.question).length).toBe(2)

    await chat.say(script.ambiguous)
    expect(await chat.buttons.count()).toBeGreaterThan(1)
    const label = await chat.buttons.first().innerText()
    const chosen = await chat.pressFirst()
    expect(await chosen.locator('.ac-adaptiveCard').count()).toBe(1)
    expect(await chat.page.getByText(label, { exact: true }).count()).toBeGreaterThan(0)

    await chat.say(script.flow)
    expect(await chat.buttons.count()).toBeGreaterThan(1)
    expect(chat.trouble).toEqual([])
  })

  it('lives through a restart of the server', () => app.restart())

  it.each(bots)('with %s: guided on to the answer, handed to people; nothing lost or doubled', async (bot) => {
    const { chat, script } = talks.get(bot)!
    let step = await chat.pressFirst()
    for (let steps = 0; (await step.locator('.ac-adaptiveCard').count()) === 0 && steps < 10; steps++)
      step = await chat.pressFirst()
    expect(await step.locator('.ac-adaptiveCard').count()).toBe(1)

    await chat.say(script.person)
    const [phone] = app.services.publications.get(bot)!.snapshot.config.handoff
    await chat.buttons.filter({ hasText: phone!.value }).first().waitFor()

    const asked = chat.page.locator('.webchat__basic-transcript__activity:has(.webchat__stacked-layout--from-user)')
    expect(await chat.said.count()).toBe((await asked.count()) + 1)
    expect((await asked.allInnerTexts()).filter((text) => /傳送失敗|正在傳送/.test(text))).toEqual([])
    expect(chat.trouble).toEqual([])
  })
})
