import { expect, it } from 'vitest'
import { useAppAndBrowser } from '../useAppAndBrowser.ts'
import { openChat } from './openChat.ts'

const running = useAppAndBrowser()

const conversations = [
  {
    lang: 'zh-Hant',
    own: '狗牌幾錢？',
    other: '申請國際駕駛許可證用哪份表格？',
    name: 'Bonny',
    ask: /^問Bonny：.*國際駕駛許可證/,
    title: /國際駕駛許可證/,
    here: '現由Bonny',
    part: '咁幾錢？',
    fee: '費用：',
    back: '返回Genie',
    returned: '已返回Genie。',
  },
  {
    lang: 'zh-Hans',
    own: '狗牌多少钱？',
    other: '申请国际驾驶许可证用哪份表格？',
    name: 'Bonny',
    ask: /^问Bonny：.*国际驾驶许可证/,
    title: /国际驾驶许可证/,
    here: '现由Bonny',
    part: '那多少钱？',
    fee: '费用：',
    back: '返回Genie',
    returned: '已返回Genie。',
  },
  {
    lang: 'en',
    own: 'How much is a dog licence?',
    other: 'Which form do I need for an international driving permit?',
    ask: /^Ask Bonny: .*International Driving Permit/,
    name: 'Bonny',
    title: /International Driving Permit/,
    here: 'You are now with Bonny',
    part: 'how much is it?',
    fee: 'Fee: ',
    back: 'Back to Genie',
    returned: 'You are back with Genie.',
  },
] as const

for (const words of conversations)
  it(`goes on with another bot by one tap and returns, in ${words.lang}`, async () => {
    const url = `${running.app.url}/demo/genie/?lang=${words.lang}`
    const { page, ask, exchanges, trouble, close } = await openChat(running.browser, url)
    const name = page.locator('faq-desk .header h2')
    const newest = exchanges.last()
    await ask(words.own)
    expect(await name.innerText()).toBe('Genie')

    const referral = await ask(words.other)
    expect(await referral.locator('.reply').getAttribute('data-outcome')).toBe('referral')
    expect(await referral.locator('a[href^="tel:"]').count()).toBeGreaterThan(0)
    await referral.getByRole('button', { name: words.ask }).click()
    await newest.locator('article').waitFor()
    expect(await newest.locator('.lead').innerText()).toContain(words.here)
    expect(await newest.locator('article h3').innerText()).toMatch(words.title)
    await expect.poll(() => name.innerText()).toBe(words.name)

    // What a follow-up asks for stands above the card.
    const part = await ask(words.part)
    await expect.poll(() => part.locator('.lead').innerText()).toContain(words.fee)

    await page.reload()
    await page.locator('faq-desk .launcher').click()
    await expect.poll(() => name.innerText()).toBe(words.name)

    await newest.getByRole('button', { name: words.back, exact: true }).click()
    await expect.poll(() => newest.locator('.lead').innerText()).toBe(words.returned)
    expect(await newest.locator('article').innerText()).toContain('80')
    await expect.poll(() => name.innerText()).toBe('Genie')
    expect(trouble).toEqual([])
    await close()
  })
