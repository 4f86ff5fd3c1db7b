import { expect, it } from 'vitest'
import { useAppAndBrowser } from '../useAppAndBrowser.ts'
import { openPage } from './openPage.ts'

const running = useAppAndBrowser()

const textOf = (page: { locator(selector: string): { innerText(): Promise<string> } }) =>
  page.locator('#reply').innerText()

it('an answer, what hangs on it, and the related question, by keyboard and by button', async () => {
  const { page, ask, press, trouble, close } = await openPage(
    running.browser,
    `${running.app.url}/ask/genie?lang=zh-Hant`,
  )
  await ask('怎樣續領狗隻牌照？')
  expect(await textOf(page)).toContain('怎樣續領狗隻牌照？')
  await ask('咁幾錢？')
  expect(await textOf(page)).toContain('80元')
  expect(await page.getByText('較早前的對話（1）').isVisible()).toBe(true)
  const related = page.getByRole('group', { name: '相關問題' }).getByRole('button').first()
  const question = await related.innerText()
  await press(question)
  expect(await page.locator('.card h2').innerText()).toContain(question)
  await press('English')
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  expect(await page.getByText('Earlier in this conversation (2)').isVisible()).toBe(true)
  expect(trouble).toEqual([])
  await close()
})

it('a guided flow from its first question to the answer, and one step back', async () => {
  const { page, ask, press, close } = await openPage(running.browser, `${running.app.url}/ask/genie?lang=zh-Hant`)
  await ask('我的狗隻需要領牌嗎？')
  expect(await textOf(page)).toContain('第1步，共4步')
  await press('一般狗隻')
  expect(await textOf(page)).toContain('第2步，共4步')
  await press('上一步')
  expect(await textOf(page)).toContain('第1步，共4步')
  await press('一般狗隻')
  await press('領養')
  await press('未滿3個月')
  expect(await textOf(page)).toContain('一般狗隻 › 領養 › 未滿3個月')
  await press('更改答案')
  expect(await page.getByRole('group', { name: '請選擇' }).getByRole('button').count()).toBeGreaterThan(1)
  await close()
})

it('choices, none of them, and a person', async () => {
  const { page, ask, press, close } = await openPage(running.browser, `${running.app.url}/ask/bonny?lang=en`)
  await ask('renew licence')
  const choices = page.getByRole('group', { name: 'Choose one' }).getByRole('button')
  expect(await choices.count()).toBeGreaterThan(2)
  await press(await choices.last().innerText())
  expect(await textOf(page)).toContain('People who can help')
  await ask('let me talk to a person')
  expect(await page.locator('#reply a[href="tel:1823"]').isVisible()).toBe(true)
  await close()
})

it('the reply is in view after a question, on a telephone too', async () => {
  const size = { width: 390, height: 700 }
  const { page, ask, close } = await openPage(running.browser, `${running.app.url}/ask/hotline-1823?lang=zh-Hant`, {
    viewport: size,
  })
  await ask('點樣續領駕駛執照')
  const box = await page.locator('#asked').boundingBox()
  expect(box!.y).toBeGreaterThanOrEqual(0)
  expect(box!.y).toBeLessThan(size.height / 2)
  await close()
})

it('every bot’s questions can be read by links alone', async () => {
  for (const bot of ['bonny', 'customs', 'genie', 'hotline-1823', 'trade-single-window']) {
    const { page, close } = await openPage(running.browser, `${running.app.url}/ask/${bot}?lang=en`)
    await page.locator('details:has(.questions) > summary').first().click()
    const link = page.locator('.questions a').first()
    const question = await link.innerText()
    await Promise.all([page.waitForNavigation(), link.click()])
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(question)
    await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: '简体中文' }).click()])
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans')
    expect(page.url()).toContain(`/ask/${bot}/`)
    await close()
  }
})
