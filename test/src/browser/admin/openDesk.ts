import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { TestApp } from '../startTestApp.ts'
import type { Person } from './addPerson.ts'

export type Desk = {
  page: Page
  /** What the browser complained of: errors of scripts, and whatever the Content-Security-Policy refused. */
  complaints: string[]
}

const editorial = { locale: 'en-GB', timezoneId: 'Asia/Hong_Kong', viewport: { width: 1280, height: 800 } }

/** A browser of its own, signed in through the form. */
export async function openDesk(
  browser: Browser,
  app: TestApp,
  person: Person,
  options: BrowserContextOptions = {},
): Promise<Desk> {
  const context = await browser.newContext({ ...editorial, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (/Content.Security.Policy|Refused to/i.test(message.text())) complaints.push(message.text())
  })
  await page.goto(`${app.url}/admin/`)
  await page.getByLabel('E-mail address').fill(person.email)
  await page.getByLabel('Password', { exact: true }).fill(person.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('heading', { name: 'Your bots' }).waitFor()
  return { page, complaints }
}
