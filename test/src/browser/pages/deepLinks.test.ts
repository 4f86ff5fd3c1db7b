import { expect, it } from 'vitest'
import { useAppAndBrowser } from '../useAppAndBrowser.ts'
import { serveHostPage } from '../widget/serveHostPage.ts'
import { openPage } from './openPage.ts'

const running = useAppAndBrowser()

const open = (url: string) => openPage(running.browser, url, { javaScriptEnabled: true })

it('/chat/<bot>?q= asks the question once, also when the page is loaded anew', async () => {
  const { page, trouble, close } = await open(
    `${running.app.url}/chat/genie?lang=zh-Hant&q=${encodeURIComponent('狗牌幾錢？')}`,
  )
  const exchanges = page.locator('faq-desk .exchange')
  await page.locator('faq-desk article').waitFor()
  expect(await exchanges.first().innerText()).toContain('狗牌幾錢？')
  expect(await page.locator('faq-desk article').innerText()).toContain('80元')
  expect(page.url()).toBe(`${running.app.url}/chat/genie?lang=zh-Hant`)
  await page.reload()
  await page.locator('faq-desk article').waitFor()
  expect(await exchanges.count()).toBe(1)
  expect(trouble).toEqual([])
  await close()
})

it('/chat/<bot>#<faqId> shows that entry, in the page’s language, and again when the link is followed', async () => {
  const { page, trouble, close } = await open(`${running.app.url}/chat/genie?lang=en#licence-renewal`)
  await page.locator('faq-desk article').waitFor()
  expect(await page.locator('faq-desk article h3').innerText()).toContain('How do I renew a dog licence?')
  await page.evaluate(() => {
    location.hash = '#licence-fee'
  })
  await expect.poll(() => page.locator('faq-desk article').count()).toBe(2)
  expect(await page.locator('faq-desk article h3').last().innerText()).toContain('How much does a dog licence cost?')
  expect(trouble).toEqual([])
  await close()
})

it('a link to nothing opens the chat all the same', async () => {
  const { page, close } = await open(`${running.app.url}/chat/genie?lang=en#no-such-entry`)
  await page.locator('faq-desk .opening').waitFor()
  expect(await page.locator('faq-desk .exchange').count()).toBe(0)
  await close()
})

it('works in a frame of another site', async () => {
  const site = await serveHostPage(
    `<!doctype html><html lang="en"><title>Department</title><iframe title="Chat" width="400" height="600" src="${running.app.url}/chat/genie?lang=en&q=How+much+is+a+dog+licence%3F"></iframe>`,
    { 'content-security-policy': `default-src 'none'; frame-src ${running.app.url}` },
  )
  const { page, close } = await open(site.url)
  const answer = page.frameLocator('iframe').locator('faq-desk article')
  await answer.waitFor()
  expect(await answer.innerText()).toContain('HK$80')
  await close()
  await site.close()
})

it('without JavaScript the chat leads to the page that needs none', async () => {
  const { page, close } = await openPage(running.browser, `${running.app.url}/chat/genie?lang=en`)
  await Promise.all([page.waitForNavigation(), page.getByRole('link', { name: 'Ask Genie' }).click()])
  expect(page.url()).toBe(`${running.app.url}/ask/genie?lang=en`)
  await close()
})
