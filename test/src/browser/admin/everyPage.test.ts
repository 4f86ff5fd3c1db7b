import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { createSetupToken } from '../../../../server/src/accounts/setupLinks.ts'
import { findViolations } from '../findViolations.ts'
import { useAppAndBrowser } from '../useAppAndBrowser.ts'
import { openDesk } from './openDesk.ts'

const running = useAppAndBrowser()
let page: Page
let complaints: string[]
beforeAll(async () => {
  ;({ page, complaints } = await openDesk(running.browser, running.app, running.app.admin))
})

const violations = (on: Page = page) => findViolations(on)

const names = { en: 'EN English', 'zh-Hant': '繁 繁體中文', 'zh-Hans': '简 简体中文' }
const screens: Record<string, (on: Page) => Promise<unknown>> = {
  '/': (on) => on.getByRole('table').waitFor(),
  '/bots/genie/entries': (on) => on.getByRole('table').waitFor(),
  '/bots/genie/entries/licence-fee': (on) => on.getByRole('textbox').first().waitFor(),
}

test.each([
  ['en', 'light', 1280],
  ['en', 'dark', 1280],
  ['en', 'light', 390],
  ['en', 'dark', 390],
  ['zh-Hant', 'light', 1280],
  ['zh-Hant', 'dark', 390],
  ['zh-Hans', 'dark', 1280],
  ['zh-Hans', 'light', 390],
] as const)('every page is accessible and fits: %s, %s, %i px', async (language, colorScheme, width) => {
  await page.setViewportSize({ width, height: 820 })
  await page.emulateMedia({ colorScheme })
  for (const [path, ready] of Object.entries(screens)) {
    await page.goto(`${running.app.url}/admin${path}`)
    await page.getByRole('button', { name: names[language] }).click()
    await ready(page)
    expect(await page.evaluate(() => document.documentElement.lang), path).toBe(language)
    expect(await violations(), path).toEqual([])
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
    expect(overflow, path).toBeLessThanOrEqual(0)
  }
  await page.getByRole('button', { name: names.en }).click()
})

test('signing in, setting up, dialogs and menus are accessible', async () => {
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1280, height: 800 })
  const stranger = await (await running.browser.newContext({ locale: 'zh-HK' })).newPage()
  await stranger.goto(`${running.app.url}/admin/bots/genie/entries/licence-fee`)
  await stranger.getByRole('heading', { name: '登入 FAQ Desk' }).waitFor()
  expect(await violations(stranger)).toEqual([])
  // There is an administrator already, so even a fresh link is no longer good.
  await stranger.goto(`${running.app.url}/admin/setup/${await createSetupToken(running.app.services.db)}`)
  await stranger.getByRole('heading', { name: '此設定連結已使用或已過期。' }).waitFor()
  expect(await violations(stranger)).toEqual([])
  await stranger.context().close()

  await page.goto(`${running.app.url}/admin/bots/genie/entries/licence-fee`)
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('menu').waitFor()
  expect(await violations()).toEqual([])
  await page.keyboard.press('Escape')
  // Every field that an entry can have, opened at once.
  for (let left = 40; left > 0 && (await page.locator('.chip').count()) > 0; left--)
    await page.locator('.chip').first().click()
  expect(await page.locator('.chip').count()).toBe(0)
  await page.getByText(/things to mend/).click()
  expect(await violations()).toEqual([])
  await page.getByRole('button', { name: 'Publish…' }).click()
  await page.getByRole('dialog').waitFor()
  expect(await violations()).toEqual([])
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await page.getByRole('alertdialog').waitFor()
  expect(await violations()).toEqual([])
  await page.getByRole('button', { name: 'Discard', exact: true }).click()
  await page.getByText('No unpublished changes').waitFor()
})

test('the whole way from the list to a saved change goes by keyboard', async () => {
  await page.goto(`${running.app.url}/admin/bots/genie/entries`)
  await page.getByLabel('Search').focus()
  await page.keyboard.type('狗牌幾錢')
  await page.getByText('best match first').waitFor()
  await page.keyboard.press('ArrowDown')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toBe('How much does a dog licence cost?')
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Question, English' }).waitFor()
  let field = ''
  for (let tabs = 0; tabs < 40 && field !== 'fee.text.en'; tabs++) {
    await page.keyboard.press('Tab')
    field = await page.evaluate(() => document.activeElement?.getAttribute('data-path') ?? '')
  }
  expect(field).toBe('fee.text.en')
  await page.keyboard.type(' only')
  await page.getByText(/^Draft saved/).waitFor()
  await page.goBack()
  await expect.poll(() => page.getByLabel('Search').inputValue()).toBe('狗牌幾錢')
})

test('ten thousand entries scroll without more than a screenful of rows in the page', async () => {
  await page.route('**/admin/api/bots/genie/entries', async (route) => {
    const list = await (await route.fetch()).json()
    const [first] = list.entries
    const entries = Array.from({ length: 10_000 }, (_, index) => ({ ...first, id: `entry-${index}` }))
    await route.fulfill({ json: { ...list, entries, total: entries.length } })
  })
  await page.goto(`${running.app.url}/admin/bots/genie/entries`)
  await page.getByRole('table').waitFor()
  expect(await page.getByRole('row').count()).toBeLessThan(60)
  await page.getByRole('row').nth(1).getByRole('link').focus()
  await page.keyboard.press('End')
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-index]')?.getAttribute('data-index')))
    .toBe('9999')
  await page.unroute('**/admin/api/bots/genie/entries')
})

test('nothing on the way ran against the Content-Security-Policy', () => {
  expect(complaints).toEqual([])
})
