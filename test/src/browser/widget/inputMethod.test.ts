/// <reference lib="dom" />
import type { CDPSession } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { useAppAndBrowser } from '../useAppAndBrowser.ts'
import { type OpenedChat, openChat } from './openChat.ts'

const running = useAppAndBrowser()

/** The key Enter through the browser's own protocol, with the key code that an input method would give it. */
async function pressEnter(cdp: CDPSession, windowsVirtualKeyCode = 13) {
  const key = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode }
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key })
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key })
}

async function open(): Promise<OpenedChat & { cdp: CDPSession }> {
  const chat = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=zh-Hant`)
  return { ...chat, cdp: await chat.page.context().newCDPSession(chat.page) }
}

describe('Enter', () => {
  it('does not send what is being composed, but takes the candidate; the next Enter sends', async () => {
    const { cdp, input, exchanges, close } = await open()
    await input.focus()
    await cdp.send('Input.imeSetComposition', { text: 'gau', selectionStart: 3, selectionEnd: 3 })
    await cdp.send('Input.imeSetComposition', { text: '狗牌幾錢', selectionStart: 4, selectionEnd: 4 })
    await pressEnter(cdp)
    await pressEnter(cdp, 229)
    expect(await exchanges.count()).toBe(0)
    await cdp.send('Input.insertText', { text: '狗牌幾錢' })
    expect(await input.inputValue()).toContain('狗牌幾錢')
    expect(await exchanges.count()).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 200))
    await pressEnter(cdp)
    await expect.poll(() => exchanges.count()).toBe(1)
    expect(await input.inputValue()).toBe('')
    await close()
  })

  it('with key code 229 never sends, whatever else the event says', async () => {
    const { cdp, input, exchanges, close } = await open()
    await input.fill('狗牌幾錢')
    await pressEnter(cdp, 229)
    expect(await exchanges.count()).toBe(0)
    expect((await input.inputValue()).trim()).toBe('狗牌幾錢')
    await pressEnter(cdp)
    await expect.poll(() => exchanges.count()).toBe(1)
    await close()
  })

  it('right after the composition ended, as Safari fires it, keeps the draft as it is; the next one sends', async () => {
    const { page, input, exchanges, close } = await open()
    await input.fill('狗牌幾錢')
    // Safari ends the composition first, and then fires the keydown of that same Enter as a plain one.
    await input.evaluate((box) => {
      const enter = { key: 'Enter', keyCode: 13, bubbles: true, cancelable: true, composed: true }
      box.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true, composed: true }))
      box.dispatchEvent(new CompositionEvent('compositionend', { data: '狗牌幾錢', bubbles: true, composed: true }))
      box.dispatchEvent(new KeyboardEvent('keydown', enter))
      box.dispatchEvent(new KeyboardEvent('keyup', enter))
    })
    expect(await exchanges.count()).toBe(0)
    expect(await input.inputValue()).toBe('狗牌幾錢')
    await page.keyboard.press('Enter')
    await expect.poll(() => exchanges.count()).toBe(1)
    await close()
  })

  it('with Shift breaks the line; the box grows to five lines and no further', async () => {
    const { page, input, exchanges, close } = await open()
    await input.focus()
    const heights: number[] = []
    for (let line = 1; line <= 7; line++) {
      await page.keyboard.type(`line ${line}`)
      heights.push((await input.boundingBox())?.height ?? 0)
      await page.keyboard.press('Shift+Enter')
    }
    expect(await exchanges.count()).toBe(0)
    expect(heights[4]).toBeGreaterThan((heights[0] ?? 0) + 80)
    expect(heights[6]).toBe(heights[5])
    expect(await page.getByRole('button', { name: '送出' }).isVisible()).toBe(true)
    await close()
  })
})

describe('a long question', () => {
  it('is counted in characters as people see them, and kept from being sent above a thousand', async () => {
    const { page, input, exchanges, close } = await open()
    await input.fill('𨋢'.repeat(1_001))
    await expect.poll(() => page.locator('faq-desk .count').innerText()).toBe('超出1字')
    await input.press('Enter')
    expect(await exchanges.count()).toBe(0)
    await input.fill('𨋢'.repeat(999))
    await expect.poll(() => page.locator('faq-desk .count').innerText()).toBe('尚可輸入1字')
    await input.press('Enter')
    await expect.poll(() => exchanges.count()).toBe(1)
    await close()
  })
})
