import { describe, expect, it } from 'vitest'
import { useAppAndBrowser } from '../useAppAndBrowser.ts'
import { focusedText, openChat } from './openChat.ts'

const running = useAppAndBrowser()

/** For each bot a whole conversation on its department's page: question, answer, feedback, a person, start again. */
const conversations = [
  { bot: 'genie', lang: 'zh-Hant', asks: '狗牌幾錢？', answer: /80元/ },
  { bot: 'genie', lang: 'en', asks: 'How much is a dog licence?', answer: /\$80/ },
  { bot: 'bonny', lang: 'zh-Hant', asks: '車輛牌照到期，續期用邊份表格？', answer: /TD ?558|558/ },
  { bot: 'bonny', lang: 'en', asks: 'Which form do I need to renew a vehicle licence?', answer: /558/ },
  { bot: 'hotline-1823', lang: 'zh-Hant', asks: '最低工資係幾多？', answer: /每小時/ },
  { bot: 'hotline-1823', lang: 'en', asks: 'What is the statutory minimum wage?', answer: /hour/ },
  { bot: 'trade-single-window', lang: 'zh-Hant', asks: '點樣登記單一窗口帳戶？', answer: /電郵|登記/ },
  { bot: 'trade-single-window', lang: 'en', asks: 'How do I register for an account?', answer: /account/i },
] as const

describe('a whole conversation', () => {
  for (const { bot, lang, asks, answer } of conversations) {
    it(`with ${bot} in ${lang}: asked, answered, judged, handed over, started again`, async () => {
      const { page, ask, exchanges, trouble, close } = await openChat(
        running.browser,
        `${running.app.url}/demo/${bot}/?lang=${lang}`,
      )
      const chat = page.locator('faq-desk')
      const chinese = lang !== 'en'
      await expect.poll(() => chat.locator('.opening .choice').count()).toBeGreaterThan(0)

      const exchange = await ask(asks)
      const card = exchange.locator('article').first()
      expect(await card.innerText()).toMatch(answer)
      expect(await card.locator('h3').innerText()).not.toBe('')
      expect(await card.innerText()).toContain(chinese ? '資料來源' : 'Source')
      expect(await card.innerText()).toContain(chinese ? '示範' : 'demonstration')

      await card.getByRole('button', { name: chinese ? '沒有' : 'No', exact: true }).click()
      await card.getByRole('button', { name: chinese ? '不清楚' : 'It is unclear' }).click()
      await expect
        .poll(() => card.locator('.thanks').innerText())
        .toBe(chinese ? '多謝回應。' : 'Thank you for your reply.')
      await card.getByRole('button', { name: chinese ? '有' : 'Yes', exact: true }).click()
      await expect.poll(() => card.locator('.reasons').count()).toBe(0)

      const person = await ask(chinese ? '我想搵真人' : 'I want to talk to a person')
      expect(await person.locator('a[href^="tel:"]').count()).toBeGreaterThan(0)

      await page.getByRole('button', { name: chinese ? '重新開始' : 'Start again' }).click()
      await expect.poll(() => exchanges.count()).toBe(0)
      expect(trouble).toEqual([])
      await close()
    })
  }
})

describe('what the chat remembers', () => {
  it('brings the conversation back after a reload, and forgets it here and on the server when told to', async () => {
    const { page, ask, exchanges, close } = await openChat(
      running.browser,
      `${running.app.url}/demo/genie/?lang=zh-Hant`,
    )
    await ask('狗牌幾錢？')
    await page.reload()
    await page.locator('faq-desk .launcher').click()
    await expect.poll(() => exchanges.count()).toBe(1)
    expect(await exchanges.first().innerText()).toContain('80元')

    const kept = await page.evaluate(() => JSON.parse(sessionStorage.getItem(sessionStorage.key(0) ?? '') ?? '{}'))
    const read = () =>
      fetch(`${running.app.url}/api/v1/conversations/current`, {
        headers: { 'faqdesk-conversation': kept.conversationId },
      })
    expect((await read()).status).toBe(200)
    await page.getByRole('button', { name: '重新開始' }).click()
    await expect.poll(async () => (await read()).status).toBe(404)
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    await close()
  })

  it('asks for nothing and stores nothing before it is opened', async () => {
    const { page, close } = await openChat(running.browser, 'about:blank', { opened: false })
    const requests: string[] = []
    page.on('request', (request) => requests.push(new URL(request.url()).pathname))
    await page.goto(`${running.app.url}/demo/genie/?lang=en`)
    await page.locator('faq-desk .launcher').waitFor()
    await page.waitForTimeout(500)
    expect(requests.filter((path) => path.startsWith('/widget') || path.startsWith('/api'))).toEqual(['/widget.js'])
    expect(await page.evaluate(() => [sessionStorage.length, localStorage.length, document.cookie])).toEqual([0, 0, ''])
    // Reaching for it fetches the file, and asks the server nothing.
    await page.locator('faq-desk .launcher').hover()
    await expect.poll(() => requests.some((path) => path.endsWith('/chat.js'))).toBe(true)
    expect(requests.some((path) => path.startsWith('/api'))).toBe(false)
    await close()
  })

  it('puts no conversation id into any address', async () => {
    const { page, ask, close } = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=en`)
    const addresses: string[] = []
    page.on('request', (request) => addresses.push(request.url()))
    await ask('How much is a dog licence?')
    await page.getByRole('button', { name: '繁體中文' }).click()
    await expect.poll(() => addresses.some((address) => address.includes('/conversations/'))).toBe(true)
    await page.getByRole('button', { name: '重新開始' }).click()
    await expect.poll(() => addresses.filter((address) => address.includes('/conversations/')).length).toBe(2)
    expect(
      addresses.filter((address) => address.includes('/conversations/')).map((one) => new URL(one).pathname),
    ).toEqual(['/api/v1/conversations/current', '/api/v1/conversations/current'])
    await close()
  })
})

describe('choices', () => {
  it('are buttons, and a typed number chooses as well', async () => {
    const { page, ask, close } = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=zh-Hant`)
    await page.locator('faq-desk .opening .choice').first().click()
    await page.locator('faq-desk article').first().waitFor()
    const refused = await ask('今日天氣點呀')
    const labels = await refused.locator('.choice').allInnerTexts()
    expect(labels.length).toBeGreaterThan(1)
    const chosen = await ask('2')
    const second = labels[1]?.replace(/^\d\s*/, '').trim() ?? ''
    expect(await chosen.locator('article h3').innerText()).toContain(second)
    await close()
  })
})

describe('language', () => {
  it('changes interface, greeting and past answers at any time, and every run of text says its language', async () => {
    const { page, ask, exchanges, close } = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=en`)
    await ask('How much is a dog licence?')
    expect(await exchanges.first().locator('article').getAttribute('lang')).toBe('en')

    await page.getByRole('button', { name: '繁體中文' }).click()
    await expect.poll(() => exchanges.first().locator('article').innerText()).toContain('港幣80元')
    expect(await exchanges.first().locator('article').getAttribute('lang')).toBe('zh-Hant-HK')
    await expect.poll(() => page.locator('faq-desk .opening').innerText()).toContain('你好')
    expect(await page.getByRole('textbox').getAttribute('placeholder')).toBe('輸入問題')

    await page.getByRole('button', { name: '简体中文' }).click()
    await expect.poll(() => exchanges.first().locator('article').innerText()).toContain('费用')
    expect(await exchanges.first().locator('article').getAttribute('lang')).toBe('zh-Hans')
    expect(await page.locator('faq-desk .panel').getAttribute('lang')).toBe('zh-Hans')
    expect(await exchanges.first().locator('.said').getAttribute('lang')).toBe('en')
    await close()
  })

  it('answers a question in the language it is asked in, and offers to switch', async () => {
    const { page, ask, close } = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=zh-Hant`)
    const exchange = await ask('How much is a dog licence?')
    expect(await exchange.locator('article').getAttribute('lang')).toBe('en')
    await exchange.getByRole('button', { name: 'Show everything in English' }).click()
    await expect.poll(() => page.getByRole('textbox').getAttribute('placeholder')).toBe('Type your question')
    await close()
  })
})

describe('the keyboard alone', () => {
  it('holds a whole conversation, and focus is never lost or moved by an answer', async () => {
    const { page, input, close } = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=en`, {
      opened: false,
    })
    await page.locator('faq-desk .launcher').focus()
    await page.keyboard.press('Enter')
    await input.waitFor()
    await expect.poll(() => focusedText(page)).toBe('Your question')
    await page.locator('faq-desk .opening .choice').first().waitFor()

    await page.keyboard.type('How much is a dog licence?')
    await page.keyboard.press('Enter')
    await page.locator('faq-desk article').waitFor()
    expect(await focusedText(page)).toBe('Your question')

    await page.keyboard.press('Shift+Tab')
    const first = await page.evaluate(() => {
      const active = document.querySelector('faq-desk')?.shadowRoot?.activeElement
      return active?.closest('.exchange:last-child') !== null && active !== null
    })
    expect(first).toBe(true)

    await page.getByRole('button', { name: 'Yes', exact: true }).focus()
    await page.keyboard.press('Enter')
    expect(await page.getByRole('button', { name: 'Yes', exact: true }).getAttribute('aria-pressed')).toBe('true')

    await page.keyboard.press('Escape')
    await expect.poll(() => focusedText(page)).toBe('Ask a question')
    expect(await page.locator('faq-desk .panel').isVisible()).toBe(false)
    await close()
  })

  it('keeps Tab within the sheet that covers a telephone, and nowhere else', async () => {
    const { page, close } = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=en`, {
      viewport: { width: 390, height: 844 },
    })
    for (let presses = 0; presses < 20; presses++) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('FAQ-DESK')
    }
    await close()
  })
})

describe('the live region', () => {
  it('says each reply once, beside the transcript, and nothing again when the language changes', async () => {
    const { page, ask, close } = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=en`)
    await page.evaluate(() => {
      const region = document.querySelector('faq-desk')?.shadowRoot?.querySelector('[data-announcer]')
      const said: string[] = []
      Object.assign(window, { said })
      new MutationObserver(() => {
        if (region?.textContent) said.push(region.textContent)
      }).observe(region as Element, { childList: true, characterData: true, subtree: true })
    })
    const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said)
    await ask('How much is a dog licence?')
    await expect.poll(async () => (await said()).filter((text) => text.includes('HK$80')).length).toBe(1)
    expect(await page.locator('faq-desk [role=log]').getAttribute('aria-live')).toBe('off')
    await page.getByRole('button', { name: '繁體中文' }).click()
    await expect.poll(() => page.locator('faq-desk article').innerText()).toContain('港幣80元')
    await page.waitForTimeout(300)
    expect((await said()).filter((text) => text.includes('80'))).toHaveLength(1)
    await page.getByRole('button', { name: 'English' }).click()
    // The same words again are said again.
    await page.waitForTimeout(3_200)
    await ask('How much is a dog licence?')
    await expect.poll(async () => (await said()).filter((text) => text.includes('HK$80')).length).toBe(2)
    await close()
  })
})
