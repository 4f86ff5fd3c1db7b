import type { Browser, Locator, Page } from 'playwright-core'
import { expect, vi } from 'vitest'

export type OpenedWebChat = {
  page: Page
  /** Everything that the bot said, oldest first. */
  said: Locator
  /** The buttons that the bot offers at the moment. */
  buttons: Locator
  cards: Locator
  /** What the page complained about. */
  trouble: string[]
  /** Types a message and sends it; resolves with what the bot said to it. */
  say(text: string): Promise<Locator>
  /** Presses the first button; resolves with what the bot said to it. */
  pressFirst(): Promise<Locator>
}

const activity = '.webchat__basic-transcript__activity'

/**
 * Opens a page of another site with the stock Web Chat on it, as its documentation says: a token from the
 * server, a stream by WebSocket.
 * @param bundle path of Web Chat's file
 */
export async function openWebChat(
  browser: Browser,
  { site, url, bot, bundle }: { site: string; url: string; bot: string; bundle: string },
): Promise<OpenedWebChat> {
  const context = await browser.newContext({ locale: 'zh-HK', viewport: { width: 480, height: 800 } })
  const page = await context.newPage()
  const trouble: string[] = []
  page.on('pageerror', (error) => trouble.push(error.message))
  // It comes back to a stream after 3 to 15 seconds, by chance: here after 4 at most.
  await page.addInitScript(() => {
    const { random } = Math
    Math.random = () => random() / 12
  })
  await page.goto(site)
  await page.addScriptTag({ path: bundle })
  await page.evaluate(startWebChat, { domain: `${url}/v3/directline`, bot })

  const said = page.locator(`${activity}:not(:has(.webchat__stacked-layout--from-user))`)
  const buttons = page.locator('.webchat__suggested-actions button.webchat__suggested-action')
  const replied = async (act: () => Promise<void>) => {
    const before = await said.count()
    await act()
    await vi.waitFor(async () => expect(await said.count()).toBeGreaterThan(before), { timeout: 90_000, interval: 100 })
    return said.nth(before)
  }
  return {
    page,
    said,
    buttons,
    cards: page.locator('.ac-adaptiveCard'),
    trouble,
    say: (text) =>
      replied(async () => {
        await page.getByRole('textbox').fill(text)
        await page.getByRole('textbox').press('Enter')
      }),
    pressFirst: () => replied(() => buttons.first().click()),
  }
}

/** Runs in the page. */
async function startWebChat({ domain, bot }: { domain: string; bot: string }): Promise<void> {
  const { WebChat } = window as unknown as {
    WebChat: Record<'createDirectLine' | 'renderWebChat', (...args: unknown[]) => unknown>
  }
  const response = await fetch(`${domain}/tokens/generate`, {
    method: 'POST',
    headers: { authorization: `Bearer ${bot}` },
  })
  const { token } = (await response.json()) as { token: string }
  const directLine = WebChat.createDirectLine({ domain, token, conversationStartProperties: { locale: 'zh-HK' } })
  WebChat.renderWebChat({ directLine, locale: 'zh-HK' }, document.getElementById('chat'))
}
