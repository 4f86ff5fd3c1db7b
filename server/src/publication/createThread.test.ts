import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { createThread } from './createThread.ts'

const folder = mkdtempSync(join(tmpdir(), 'faqdesk-thread-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'worker.mjs')
writeFileSync(
  file,
  `import { answerThread } from ${JSON.stringify(new URL('./answerThread.ts', import.meta.url).href)}
answerThread((question) => {
  if (question === 'throw') throw new Error('no answer to that')
  if (question === 'die') process.exit(3)
  if (question === 'hang') while (true);
  return question.toUpperCase()
})`,
)
const start = (timeoutMs?: number) => createThread<string, string>(pathToFileURL(file), 'a test', { timeoutMs })

test('answers questions, each to the one who asked', async () => {
  const thread = start()
  expect(await Promise.all(['a', 'b', 'c'].map(thread.ask))).toEqual(['A', 'B', 'C'])
  await thread.close()
})

test('an error in the thread is the error of that question only', async () => {
  const thread = start()
  const [bad, good] = await Promise.allSettled([thread.ask('throw'), thread.ask('a')])
  expect(bad).toMatchObject({ status: 'rejected', reason: { message: 'no answer to that' } })
  expect(good).toMatchObject({ status: 'fulfilled', value: 'A' })
  await thread.close()
})

test('a thread that dies fails what it had, and the next question gets a new one', async () => {
  const thread = start()
  await expect(thread.ask('die')).rejects.toThrow('ended with 3')
  expect(await thread.ask('a')).toBe('A')
  await thread.close()
})

test('a thread that hangs is given up after its time', async () => {
  const thread = start(2000)
  await expect(thread.ask('hang')).rejects.toThrow('a test took longer than 2 s')
  expect(await thread.ask('a')).toBe('A')
  await thread.close()
})

test('after closing, nothing is asked any more, and what was asked is refused', async () => {
  const thread = start()
  const open = thread.ask('hang')
  const refused = expect(open).rejects.toThrow('stopping')
  await thread.close()
  await refused
  await expect(thread.ask('a')).rejects.toThrow('stopping')
})
