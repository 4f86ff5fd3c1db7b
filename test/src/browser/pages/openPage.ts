import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

export type OpenedPage = {
  page: Page
  /** What the browser complained of: breaches of the page's policy, and what could not be loaded. */
  trouble: string[]
  /** Types a question into the page's field, and sends it with Enter. */
  ask(question: string): Promise<void>
  /** Presses the button of that name. */
  press(name: string): Promise<void>
  close(): Promise<void>
}

/** Opens a page, without JavaScript unless told otherwise. */
export async function openPage(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'zh-HK',
    viewport: { width: 1280, height: 800 },
    ...options,
  })
  const page = await context.newPage()
  const trouble: string[] = []
  page.on('pageerror', (error) => trouble.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') trouble.push(message.text())
  })
  await page.goto(url)
  return {
    page,
    trouble,
    async ask(question) {
      await page.getByRole('textbox').fill(question)
      await page.getByRole('textbox').press('Enter')
      await page.getByRole('heading', { level: 1, name: question }).waitFor()
    },
    async press(name) {
      await Promise.all([page.waitForNavigation(), page.getByRole('button', { name, exact: true }).click()])
    },
    close: () => context.close(),
  }
}
