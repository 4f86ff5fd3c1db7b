import { AxeBuilder } from '@axe-core/playwright'
import type { Reply } from '@faqdesk/server/types'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBrowser } from '../startBrowser.ts'
import { startTestApp, type TestApp } from '../startTestApp.ts'
import { openDesk } from './openDesk.ts'

let app: TestApp
let browser: Browser
beforeAll(async () => {
  ;[app, browser] = await Promise.all([startTestApp(), startBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

async function ask(): Promise<Reply> {
  const response = await fetch(`${app.url}/api/v1/bots/genie/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'How much is a dog licence?' }),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as Reply
}

test('a bot is taken off at the desk and switched on again, each time after a question back', async () => {
  const { page, complaints } = await openDesk(browser, app, app.admin)
  const row = page.getByRole('row', { name: /Genie/ })
  const violations = async () => {
    const { violations: found } = await new AxeBuilder({ page: page as never }).analyze()
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }
  await row.getByText('Yes').waitFor()
  await row.getByRole('button', { name: 'Take off… Genie' }).click()
  const dialog = page.getByRole('dialog')
  expect(await violations()).toEqual([])
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  expect((await ask()).outcome).toBe('answer')

  await row.getByRole('button', { name: 'Take off… Genie' }).click()
  await dialog.getByLabel('Reason').fill('Wrong fee in the Gazette')
  await dialog.getByRole('button', { name: 'Take it off' }).click()
  await row.getByText('Off: everywhere').waitFor()
  expect(await row.innerText()).toContain('Wrong fee in the Gazette')
  expect(await ask()).toMatchObject({ outcome: 'handoff', handoff: [{ value: '1823' }, {}, {}] })
  expect(await violations()).toEqual([])

  await row.getByRole('button', { name: 'Switch on… Genie' }).click()
  await dialog.getByRole('button', { name: 'Switch it on' }).click()
  await row.getByText('Yes').waitFor()
  expect((await ask()).outcome).toBe('answer')
  expect(complaints).toEqual([])
})
