import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { and, eq } from 'drizzle-orm'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { conflicts, syncItems } from '../../../../server/src/database/schema.ts'
import { useAppAndBrowser } from '../useAppAndBrowser.ts'
import { addPerson, type Person } from './addPerson.ts'
import { openDesk } from './openDesk.ts'

const running = useAppAndBrowser()
let ada: Person
let ben: Person
let vera: Person
beforeAll(async () => {
  ada = await addPerson(running.app, 'Ada', 'publisher')
  ben = await addPerson(running.app, 'Ben', 'editor', 'genie')
  vera = await addPerson(running.app, 'Vera', 'viewer', 'genie')
})

const openEntry = async (page: Page, id: string) => {
  await page.goto(`${running.app.url}/admin/bots/genie/entries/${id}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
}
const short = (page: Page) => page.getByRole('textbox', { name: 'Short answer, English' })

test('a draft is there after a reload, whether the server has it yet or not', async () => {
  const { page } = await openDesk(running.browser, running.app, ada)
  page.on('dialog', (dialog) => dialog.accept())
  await openEntry(page, 'licence-validity')
  await short(page).fill('Three years, said once.')
  await page.getByText(/^Draft saved/).waitFor()
  await page.reload()
  await expect.poll(() => short(page).inputValue()).toBe('Three years, said once.')

  // Typed and reloaded at once: nothing had reached the server.
  await page.route('**/draft', (route) => route.abort())
  await short(page).fill('Three years, said twice.')
  await page.reload()
  await page.unroute('**/draft')
  await page.getByText('Unsaved changes from this browser were restored.').waitFor()
  expect(await short(page).inputValue()).toBe('Three years, said twice.')
  await page.getByText(/^Draft saved/).waitFor()
  await page.context().close()
})

test('without a connection the page says so, keeps the writing, and saves it when the connection is back', async () => {
  const { page } = await openDesk(running.browser, running.app, ada)
  await openEntry(page, 'microchip')
  await page.context().setOffline(true)
  await short(page).fill('Written in a tunnel.')
  await page.getByText(/^No connection/).waitFor()
  await page.getByRole('link', { name: 'Entries' }).click()
  const question = page.getByRole('alertdialog')
  await question.getByText('Leave without saving?').waitFor()
  await question.getByRole('button', { name: 'Stay here' }).click()
  await page.context().setOffline(false)
  await page.getByText(/^Draft saved/).waitFor()
  // With everything saved, leaving asks nothing.
  await page.getByRole('link', { name: 'Entries' }).click()
  await page.getByRole('table').waitFor()
  await page.context().close()
})

test('two editors on one entry: neither loses anything, and the second chooses where both wrote', async () => {
  const [one, other] = await Promise.all([
    openDesk(running.browser, running.app, ada),
    openDesk(running.browser, running.app, ben),
  ])
  await Promise.all([openEntry(one.page, 'licence-renewal'), openEntry(other.page, 'licence-renewal')])
  await short(one.page).fill('Ada: renew before it ends.')
  await one.page.getByRole('textbox', { name: 'Question, English' }).fill('How is a dog licence renewed?')
  await one.page.getByText(/^Draft saved/).waitFor()

  await short(other.page).fill('Ben: renew every three years.')
  await other.page.getByRole('textbox', { name: 'Short answer, 繁體中文' }).fill('每三年續牌一次。')
  const clash = other.page.getByRole('region', { name: 'Two people changed this entry' })
  await clash.getByText('Ada: renew before it ends.').waitFor()
  await clash.getByText('Ben: renew every three years.').waitFor()
  await clash.getByRole('radio', { name: 'By Ada' }).first().check()
  await clash.getByRole('button', { name: 'Keep this and save' }).click()
  await other.page.getByText(/^Draft saved/).waitFor()
  expect(await short(other.page).inputValue()).toBe('Ada: renew before it ends.')
  expect(await other.page.getByRole('textbox', { name: 'Question, English' }).inputValue()).toBe(
    'How is a dog licence renewed?',
  )
  expect(await other.page.getByRole('textbox', { name: 'Short answer, 繁體中文' }).inputValue()).toBe(
    '每三年續牌一次。',
  )

  // An editor may write, and leaves the publishing to a publisher.
  expect(await other.page.getByRole('button', { name: 'Publish…' }).count()).toBe(0)
  await other.page.getByText('Publishing needs the role of publisher.').waitFor()
  await Promise.all([one.page.context().close(), other.page.context().close()])
})

test('a viewer reads everything and can change nothing, not even past the page', async () => {
  const { page } = await openDesk(running.browser, running.app, vera)
  expect(await page.getByRole('rowheader').count()).toBe(1)
  await openEntry(page, 'licence-fee')
  await page.getByText('You can read this bot.').waitFor()
  const form = page.locator('.entry-form')
  expect(await form.getByText('港幣80元').count()).toBeGreaterThan(0)
  expect(await form.locator('input, textarea, select, button').count()).toBe(0)
  for (const name of ['Publish…', 'Discard draft']) expect(await page.getByRole('button', { name }).count()).toBe(0)
  const status = await page.evaluate(async () => {
    const response = await fetch('/admin/api/bots/genie/entries/licence-fee/draft', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ entry: { id: 'licence-fee' }, version: 0 }),
    })
    return response.status
  })
  expect(status).toBe(403)
  await page.context().close()
})

test('a draft with something missing is kept but not published, and every message leads to its field', async () => {
  const { page } = await openDesk(running.browser, running.app, ada)
  await openEntry(page, 'licence-age')
  await page.getByRole('textbox', { name: 'Short answer, 繁體中文' }).fill('')
  await page.locator('.entry-form').getByText('This is needed.').waitFor()
  await page.getByText(/^Draft saved/).waitFor()
  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Mend what is marked, then publish.').waitFor()
  expect(await dialog.getByLabel('Reason').count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.getByText('1 thing to mend').click()
  await page.getByRole('button', { name: 'Short answer · 繁體中文' }).click()
  const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-path'))
  expect(focused).toBe('short.zh-Hant')

  await page.getByRole('button', { name: 'Discard draft' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard', exact: true }).click()
  await page.getByText('No unpublished changes').waitFor()
  expect(await page.getByRole('textbox', { name: 'Short answer, 繁體中文' }).inputValue()).not.toBe('')
  await page.context().close()
})

test('Enter belongs to the input method while it composes, and adds a phrasing afterwards', async () => {
  const { page } = await openDesk(running.browser, running.app, ada)
  await openEntry(page, 'licence-fee')
  const lines = page.getByRole('textbox', { name: /^Ways of asking, Spoken Cantonese/ })
  const before = await lines.count()
  await lines.last().click()
  const keyboard = await page.context().newCDPSession(page)
  await keyboard.send('Input.imeSetComposition', { text: '狗牌', selectionStart: 2, selectionEnd: 2 })
  await keyboard.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    windowsVirtualKeyCode: 229,
    key: 'Enter',
    code: 'Enter',
  })
  await keyboard.send('Input.insertText', { text: '狗牌點計錢' })
  // One line was begun, so one empty line follows; Enter of the input method added none.
  await expect.poll(() => lines.count()).toBe(before + 1)
  expect(await lines.nth(before - 1).inputValue()).toBe('狗牌點計錢')
  await page.keyboard.press('Enter')
  await expect.poll(() => lines.nth(before).evaluate((line) => line === document.activeElement)).toBe(true)
  await page.keyboard.type('ngo jiu gei do cin')
  await expect.poll(() => lines.nth(before).inputValue()).toBe('ngo jiu gei do cin')
  await page.getByText(/^Draft saved/).waitFor()
  await page.context().close()
})

test('a new entry is begun, found in the list as new, and discarded', async () => {
  const { page } = await openDesk(running.browser, running.app, ada)
  await page.goto(`${running.app.url}/admin/bots/genie/entries`)
  await page.getByRole('button', { name: 'New entry' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Id').fill('licence-fee')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await dialog.getByText('An entry has this id already.').waitFor()
  await dialog.getByLabel('Id').fill('licence-discount')
  await dialog.getByRole('button', { name: 'Create' }).click()
  await page.getByRole('textbox', { name: 'Question, English' }).fill('Is there a discount for guide dogs?')
  await page.getByText(/^Draft saved/).waitFor()
  await page.goto(`${running.app.url}/admin/bots/genie/entries?status=new`)
  await page.getByRole('link', { name: 'Is there a discount for guide dogs?' }).click()
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Discard', exact: true }).click()
  await page.getByRole('table').waitFor()
  await page.goto(`${running.app.url}/admin/bots/genie/entries?status=new`)
  await page.getByText('No entry fits.').waitFor()
  await page.context().close()
})

test('where file and published answer both changed, both are shown, and the chosen one stays', async () => {
  const file = join(running.app.faqsDir, 'genie/licence.yaml')
  // As if the store had moved on since file and store last agreed.
  await running.app.services.db
    .update(syncItems)
    .set({ hash: 'an earlier text' })
    .where(and(eq(syncItems.bot, 'genie'), eq(syncItems.item, 'entry:licence-fee')))
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('HK$80 per dog for a three-year licence', 'HK$70 per dog for a three-year licence'))
  await expect
    .poll(() => running.app.services.db.$count(conflicts, eq(conflicts.faqId, 'licence-fee')), { timeout: 15_000 })
    .toBe(1)
  const { page } = await openDesk(running.browser, running.app, ada)
  await page.goto(`${running.app.url}/admin/bots/genie/entries?status=conflict`)
  await page.getByRole('link', { name: 'How much does a dog licence cost?' }).click()
  const conflict = page.getByRole('region', { name: 'The file and the published answer differ' })
  await conflict.getByText('HK$70 per dog').waitFor()
  await conflict.getByText('HK$80 per dog').waitFor()
  await conflict.getByLabel('Reason').fill('The file is right')
  await conflict.getByRole('button', { name: 'Take the file’s version' }).click()
  await page.getByText('The conflict is settled.').waitFor()
  await page.getByText('History').click()
  await page.getByText('The file is right').waitFor()
  await page.context().close()
})
