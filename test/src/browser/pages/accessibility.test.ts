/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { findViolations } from '../findViolations.ts'
import { useAppAndBrowser } from '../useAppAndBrowser.ts'
import { type OpenedPage, openPage } from './openPage.ts'

const running = useAppAndBrowser()

/** Buttons and fields that are smaller than a finger, in CSS pixels. */
const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input:not([type=hidden]), summary, nav a, .questions a')]
      .filter((target) => target.getClientRects().length > 0 && target.getBoundingClientRect().height < 44)
      .map((target) => `${target.tagName} ${target.textContent?.trim()} ${target.getBoundingClientRect().height}`),
  )

/** Each kind of page, and how one comes to it. */
const pages: Record<string, { path: string; step?: (opened: OpenedPage) => Promise<void> }> = {
  'the questions of a bot': {
    path: '/ask/genie',
    step: ({ page }) =>
      page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      }),
  },
  'a form': { path: '/ask/bonny/td-td-558' },
  'an answer with a caution': { path: '/ask/genie/licence-application' },
  'a card': { path: '/ask/trade-single-window/about' },
  'a conversation': {
    path: '/ask/genie',
    step: async ({ page, ask }) => {
      await ask('狗牌幾錢')
      await ask('我的狗隻需要領牌嗎？')
      await page.locator('.earlier summary').click()
    },
  },
  'a refusal': { path: '/ask/customs', step: ({ ask }) => ask('quel temps fait-il à Paris ?') },
  'a question that can not be taken': {
    path: '/ask/genie',
    step: async ({ page, press }) => {
      await page.getByRole('textbox').fill('字'.repeat(1001))
      await press((await page.locator('.ask-form button').innerText()).trim())
    },
  },
  'a question that is not there': { path: '/ask/genie/nothing' },
  'a page that is not there': { path: '/nowhere' },
}

const telephone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

/** Ways to look at a page; the languages are spread over them, since each page is long. */
const settings = [
  { name: 'light', lang: 'zh-Hant', options: { colorScheme: 'light' } },
  { name: 'light', lang: 'en', options: { colorScheme: 'light' } },
  { name: 'dark', lang: 'zh-Hans', options: { colorScheme: 'dark' } },
  { name: 'forced colours', lang: 'en', options: { forcedColors: 'active' } },
  { name: 'a telephone', lang: 'zh-Hant', options: { colorScheme: 'dark', ...telephone } },
] as const

/** Pages with many questions are long for axe. */
const patience = 180_000

describe('axe finds nothing', () => {
  for (const { name: setting, lang, options } of settings)
    it(
      `in ${setting}, in ${lang}`,
      async () => {
        for (const [name, { path, step }] of Object.entries(pages)) {
          const url = `${running.app.url}${path}?lang=${lang}`
          const opened = await openPage(running.browser, url, { ...options, javaScriptEnabled: true })
          await step?.(opened)
          expect(await findViolations(opened.page), name).toEqual([])
          const refused = opened.trouble.filter((words) => !/status of (404|422)/.test(words))
          expect(refused, name).toEqual([])
          if (setting === 'a telephone') expect(await smallTargets(opened.page), name).toEqual([])
          await opened.close()
        }
      },
      patience,
    )
})

it(
  'a window of 320 px needs no sideways scrolling',
  async () => {
    for (const [name, { path, step }] of Object.entries(pages)) {
      const viewport = { width: 320, height: 568 }
      const opened = await openPage(running.browser, `${running.app.url}${path}?lang=en`, {
        viewport,
        javaScriptEnabled: true,
      })
      await step?.(opened)
      expect(await opened.page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320)
      await opened.close()
    }
  },
  patience,
)

it('on paper there are the answer and its addresses, and nothing to press', async () => {
  const { page, close } = await openPage(running.browser, `${running.app.url}/ask/genie/licence-application?lang=en`, {
    javaScriptEnabled: true,
    colorScheme: 'dark',
  })
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true)
  expect(await page.getByRole('button').count()).toBe(0)
  expect(await page.getByRole('textbox').count()).toBe(0)
  const printed = await page
    .locator('.links a')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content)
  expect(printed).toContain('https://')
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe('rgb(255, 255, 255)')
  await close()
})
