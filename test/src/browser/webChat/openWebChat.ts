import type { BrowserContext, Locator, Page } from 'playwright-core'
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

/** Opens the example page, on another site than the server's, with the stock Web Chat on it. */
export async function openWebChat(
  context: BrowserContext,
  { site, url, bot }: { site: string; url: string; bot: string },
): Promise<OpenedWebChat> {
  const page = await context.newPage()
  const trouble: string[] = []
  page.on('pageerror', (error) => trouble.push(error.message))
  // It comes back to a stream after 3 to 15 seconds, by chance: here after 4 at most.
  await page.addInitScript(() => {
    const { random } = Math
    Math.random = () => random() / 12
  })
  await page.goto(`${site}?${new URLSearchParams({ server: url, bot })}`)

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
