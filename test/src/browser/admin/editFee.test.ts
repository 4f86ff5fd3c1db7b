import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Reply } from '../../../../server/src/types.ts'
import { useAppAndBrowser } from '../useAppAndBrowser.ts'
import { openDesk } from './openDesk.ts'

const running = useAppAndBrowser()

async function ask(text: string, lang: string): Promise<Reply> {
  const response = await fetch(`${running.app.url}/api/v1/bots/genie/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, lang }),
  })
  return (await response.json()) as Reply
}

test('an editor finds the fee, changes it in both languages and publishes; file and bot say the new fee', async () => {
  const file = join(running.app.faqsDir, 'genie/licence.yaml')
  // A remark of the people who work with the files: it must survive the edit.
  const remark = '# The fee has been HK$80 for years; ask AFCD before changing it.'
  const before = readFileSync(file, 'utf8').replace(/^(\s*)- id: licence-fee$/m, `$1${remark}\n$1- id: licence-fee`)
  writeFileSync(file, before)

  const { page, complaints } = await openDesk(running.browser, running.app, running.app.admin)
  await page.getByRole('link', { name: 'Genie' }).click()
  await page.getByLabel('Search').fill('how much is a dog licence')
  await expect.poll(() => page.url()).toContain('q=how')
  await page.getByText('best match first').waitFor()
  await page.getByRole('row').nth(1).getByRole('link', { name: 'How much does a dog licence cost?' }).click()

  await page.getByRole('textbox', { name: 'Fee, English' }).fill('HK$95 per dog for a three-year licence')
  await page.getByRole('textbox', { name: 'Fee, 繁體中文' }).fill('每隻狗港幣95元（牌照有效期三年）')
  await page.getByRole('spinbutton', { name: 'Usual amount (HK$)' }).fill('95')
  await page.getByRole('textbox', { name: 'Short answer, English' }).fill('A dog licence costs HK$95 for three years.')
  await page.getByRole('textbox', { name: 'Short answer, 繁體中文' }).fill('狗隻牌照費用為港幣95元，有效期三年。')
  await page.getByText(/^Draft saved/).waitFor()
  expect((await ask('How much does a dog licence cost?', 'en')).text).not.toContain('95')

  await page.getByRole('button', { name: 'Publish…' }).click()
  const dialog = page.getByRole('dialog')
  await expect.poll(() => dialog.locator('ins').allTextContents()).toContain('95')
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await dialog.getByText('Write a reason.').waitFor()
  await dialog.getByLabel('Reason').fill('New fee from the Gazette')
  await dialog.getByRole('button', { name: 'Publish' }).click()
  await page.getByText(/^Published as version/).waitFor()
  const published = Date.now()

  // The bot answers anew, in both languages.
  const english = await ask('How much does a dog licence cost?', 'en')
  expect(Date.now() - published).toBeLessThan(1_000)
  expect(english.answers?.[0]).toMatchObject({
    faqId: 'licence-fee',
    short: 'A dog licence costs HK$95 for three years.',
  })
  expect((await ask('狗牌幾錢', 'zh-Hant')).text).toContain('95元')

  // The file says so too, and everything else in it is as it was.
  const after = readFileSync(file, 'utf8')
  expect(after).toContain(remark)
  expect(after).toContain('amount: 95')
  const changed = after.split('\n').filter((line) => !before.includes(line))
  expect(changed.length).toBeGreaterThan(0)
  for (const line of changed) expect(line).toContain('95')
  await page.getByText('faqs/genie/licence.yaml').first().waitFor()

  // Afterwards it can be told who changed it and why.
  await page.getByText('History').click()
  await page.getByText('New fee from the Gazette').waitFor()
  await page.getByText('No unpublished changes').waitFor()
  expect(complaints).toEqual([])
})
