/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'

export type OpenedChat = {
  page: Page
  /** What went wrong on the page: exceptions, and breaches of its Content-Security-Policy. */
  trouble: string[]
  input: Locator
  /** Types a question and sends it with Enter. Resolves when the reply is there. */
  ask(question: string): Promise<Locator>
  exchanges: Locator
  close(): Promise<void>
}

/** Opens a page and, unless told not to, the chat on it, as a person would: by the launcher. */
export async function openChat(
  browser: Browser,
  url: string,
  { opened = true, ...options }: BrowserContextOptions & { opened?: boolean } = {},
): Promise<OpenedChat> {
  const context = await browser.newContext({ locale: 'zh-HK', viewport: { width: 1280, height: 800 }, ...options })
  const page = await context.newPage()
  const trouble: string[] = []
  page.on('pageerror', (error) => trouble.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Trusted/i.test(message.text()))
      trouble.push(message.text())
  })
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`)
    })
  })
  await page.goto(url)
  const input = page.getByRole('textbox')
  const exchanges = page.locator('faq-desk .exchange')
  if (opened) {
    await page.locator('faq-desk .launcher').click()
    await input.waitFor()
    await page.locator('faq-desk .opening').waitFor()
  }
  return {
    page,
    trouble,
    input,
    exchanges,
    async ask(question) {
      const before = await exchanges.count()
      await input.fill(question)
      await input.press('Enter')
      const exchange = exchanges.nth(before)
      await exchange.locator('.reply, .failed').first().waitFor()
      return exchange
    },
    close: () => context.close(),
  }
}

/** Where the focus is, through shadow roots: the accessible name or the text of the element. */
export function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => {
    let active = document.activeElement
    while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
    return active?.getAttribute('aria-label') ?? active?.textContent?.trim() ?? ''
  })
}
