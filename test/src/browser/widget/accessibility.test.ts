/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findViolations } from '../findViolations.ts'
import { useAppAndBrowser } from '../useAppAndBrowser.ts'
import { openChat } from './openChat.ts'
import { serveHostPage } from './serveHostPage.ts'

const running = useAppAndBrowser()

/** Controls in view that are smaller than a side given, in CSS pixels. Links within a sentence are free (WCAG 2.5.8). */
function smallTargets(page: Page, side: number): Promise<string[]> {
  return page.evaluate((least) => {
    const root = document.querySelector('faq-desk')?.shadowRoot
    return [...(root?.querySelectorAll<HTMLElement>('button, textarea, a[href]') ?? [])]
      .filter((target) => target.getClientRects().length > 0 && !target.closest('.markdown, .provenance, .small-print'))
      .filter((target) => {
        const { width, height } = target.getBoundingClientRect()
        return width < least || height < least
      })
      .map((target) => `${target.className || target.tagName} ${target.textContent}`)
  }, side)
}

const settings = [
  { name: 'light', options: { colorScheme: 'light' } },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'forced colours', options: { forcedColors: 'active' } },
  { name: 'a telephone', options: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } },
] as const

describe('axe finds nothing', () => {
  for (const { name, options } of settings)
    for (const lang of ['zh-Hant', 'zh-Hans', 'en'] as const)
      it(`in ${name}, in ${lang}: closed, open, answered, judged, refused, handed over, failed`, async () => {
        const chinese = lang !== 'en'
        // A short page: axe reads all of it each time. The demonstration pages have their own test below.
        const site = await serveHostPage(
          `<!doctype html><html lang="${lang}"><title>Department</title><meta name="viewport" content="width=device-width"><main><h1>Department</h1></main><script src="${running.app.url}/widget.js" data-bot="bonny" data-lang="${lang}" async></script>`,
        )
        // Axe reads the colours of the moment: nothing may be fading in.
        const still = { ...options, reducedMotion: 'reduce' as const, opened: false }
        const { page, ask, input, close } = await openChat(running.browser, site.url, still)
        await page.locator('faq-desk .launcher').waitFor()
        const found: Record<string, string[]> = { closed: await findViolations(page) }
        await page.locator('faq-desk .launcher').click()
        await page.locator('faq-desk .opening').waitFor()
        found.open = await findViolations(page)

        await ask(chinese ? 'TD 558' : 'TD 558 form')
        found.answered = await findViolations(page, 'faq-desk')
        const fold = page.locator('faq-desk .fold').last()
        if (await fold.isVisible()) await fold.click()
        await page.locator('faq-desk .verdict').nth(1).click()
        found.judged = await findViolations(page, 'faq-desk')
        await ask(chinese ? '今日天氣點呀' : 'What is the weather in Paris?')
        found.refused = await findViolations(page, 'faq-desk')
        await page.locator('faq-desk .head-button').first().click()
        found.contacts = await findViolations(page, 'faq-desk')
        await page.locator('faq-desk .head-button').first().click()
        await page.locator('faq-desk .notice .text').click()
        found.privacy = await findViolations(page, 'faq-desk')
        await page.route('**/ask', (route) => route.fulfill({ status: 429, body: '{}' }))
        await input.fill('TD 25')
        await input.press('Enter')
        await page.locator('faq-desk .failed').waitFor()
        found.failed = await findViolations(page, 'faq-desk')
        await page.waitForTimeout(250)

        for (const [state, violations] of Object.entries(found)) expect(violations, state).toEqual([])
        expect(await smallTargets(page, name === 'a telephone' ? 44 : 24)).toEqual([])
        await close()
        await site.close()
      })

  it('on the card that stands in for a server that is out of reach', async () => {
    const { page, close } = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=en`, { opened: false })
    await page.route('**/api/v1/**', (route) => route.abort())
    await page.locator('faq-desk .launcher').click()
    await page.locator('faq-desk .unreachable').waitFor()
    expect(await findViolations(page)).toEqual([])
    await close()
  })

  for (const path of ['/', '/demo/trade-single-window/', '/chat/hotline-1823', '/demo/nobody/'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`on the page ${path}, ${colorScheme}`, async () => {
        for (const lang of ['zh-Hant', 'en']) {
          const { page, trouble, close } = await openChat(running.browser, `${running.app.url}${path}?lang=${lang}`, {
            colorScheme,
            opened: false,
          })
          await page.waitForLoadState('networkidle')
          expect(await findViolations(page)).toEqual([])
          expect(trouble).toEqual([])
          await close()
        }
      })
})

describe('a small or zoomed window', () => {
  it('of 320 px needs no sideways scrolling, on the page and in the chat', async () => {
    for (const path of ['/?lang=en', '/demo/genie/?lang=en', '/chat/genie?lang=en']) {
      const { page, close } = await openChat(running.browser, running.app.url + path, {
        viewport: { width: 320, height: 568 },
        opened: false,
      })
      if (path.startsWith('/demo')) {
        await page.locator('faq-desk .launcher').click()
        await page.locator('faq-desk .opening .choice').first().click()
        await page.locator('faq-desk article').waitFor()
        const wide = await page.evaluate(() => {
          const log = document.querySelector('faq-desk')?.shadowRoot?.querySelector('.log') as HTMLElement
          return log.scrollWidth - log.clientWidth
        })
        expect(wide).toBeLessThanOrEqual(0)
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
      await close()
    }
  })

  it('of a telephone is filled by the chat, which stays above the keyboard and types at 16 px', async () => {
    const { page, input, close } = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=en`, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
    })
    const box = () => page.locator('faq-desk .panel').boundingBox()
    // It rises into its place.
    await expect.poll(async () => Math.round((await box())?.y ?? -1)).toBe(0)
    expect(await box()).toMatchObject({ x: 0, width: 390, height: 844 })
    expect(await input.evaluate((one) => Number.parseFloat(getComputedStyle(one).fontSize))).toBeGreaterThanOrEqual(16)
    // A keyboard comes up: less is seen.
    await page.setViewportSize({ width: 390, height: 460 })
    await expect.poll(async () => (await box())?.height).toBe(460)
    const send = await page.getByRole('button', { name: 'Send' }).boundingBox()
    expect((send?.y ?? 999) + (send?.height ?? 0)).toBeLessThanOrEqual(460)
    await close()
  })

  it('with little motion wanted moves nothing', async () => {
    const { page, close } = await openChat(running.browser, `${running.app.url}/demo/genie/?lang=en`, {
      reducedMotion: 'reduce',
    })
    const longest = await page.evaluate(() => {
      const all = document.querySelector('faq-desk')?.shadowRoot?.getAnimations() ?? []
      return Math.max(0, ...all.map((one) => Number(one.effect?.getComputedTiming().duration ?? 0)))
    })
    expect(longest).toBeLessThanOrEqual(10)
    await close()
  })
})
