import type { Reply } from '@faqdesk/server/types'
import { expect, test } from 'vitest'
import { findViolations } from '../findViolations.ts'
import { useAppAndBrowser } from '../useAppAndBrowser.ts'
import { openDesk } from './openDesk.ts'

const running = useAppAndBrowser()

async function ask(): Promise<Reply> {
  const response = await fetch(`${running.app.url}/api/v1/bots/genie/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'How much is a dog licence?' }),
  })
  expect(response.status).toBe(200)
  return (await response.json()) as Reply
}

test('a bot is taken off at the desk and switched on again, each time after a question back', async () => {
  const { page, complaints } = await openDesk(running.browser, running.app, running.app.admin)
  const row = page.getByRole('row', { name: /Genie/ })
  const violations = () => findViolations(page)
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
