import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { readSnapshot } from '@faqdesk/bots'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { botYaml, entryYaml, makeFolders, type TestFolders } from '../testing/makeFolders.ts'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'

const files = 23
const entriesPerFile = 20

let folders: TestFolders
let node: TestApp
beforeAll(async () => {
  folders = makeFolders()
  mkdirSync(folders.faq('big/phrasings'), { recursive: true })
  mkdirSync(folders.bot('big'))
  writeFileSync(folders.bot('big/bot.yaml'), botYaml('big'))
  for (let file = 0; file < files; file++) {
    const numbers = Array.from({ length: entriesPerFile }, (_, at) => file * entriesPerFile + at)
    const entries = numbers.map((n) =>
      entryYaml(`permit-${n}`, {
        question: [`What does permit ${wordOf(n)} cost?`, `${wordOf(n)}許可證費用是多少？`],
        short: [`Permit ${wordOf(n)} costs HK$${100 + n}.`, `${wordOf(n)}許可證費用為港幣${100 + n}元。`],
        aliases: `${wordOf(n)} permit, ${wordOf(n)}許可證`,
      }),
    )
    writeFileSync(
      folders.faq(`big/f${file}.yaml`),
      `category: f${file}\ntitle: { en: F, zh-Hant: F }\nentries:\n${entries.join('')}`,
    )
    const phrasings = numbers.map(
      (n) =>
        `permit-${n}:\n  yue: [${wordOf(n)}嗰張證要幾錢, 攞${wordOf(n)}證使費]\n  en: [price of the ${wordOf(n)} permit]\n`,
    )
    writeFileSync(folders.faq(`big/phrasings/f${file}.yaml`), phrasings.join(''))
  }
  node = await startTestApp({ folders })
}, 120_000)
afterAll(async () => {
  await node.stop()
  folders.remove()
})

/** A word for each number, so that the entries differ as real ones do. */
function wordOf(n: number): string {
  const syllables = ['ka', 'lo', 'mi', 'ru', 'ten', 'vo', 'sha', 'pe']
  return [n >> 6, (n >> 3) & 7, n & 7].map((at) => syllables[at]).join('')
}

async function timeUntil(isTrue: () => boolean): Promise<number> {
  const started = performance.now()
  while (!isTrue()) {
    if (performance.now() - started > 20_000) throw new Error('did not happen within 20 s')
    await wait(5)
  }
  return performance.now() - started
}

test('with 460 entries, a changed answer is given within a second after its file was saved', async () => {
  expect(node.services.publications.get('big')!.byId.size).toBe(files * entriesPerFile)
  const question = `What does permit ${wordOf(200)} cost?`
  expect(await node.ask('big', question)).toBe(`Permit ${wordOf(200)} costs HK$300.`)
  const path = folders.faq('big/f10.yaml')
  const times: number[] = []
  for (const fee of [301, 302, 303]) {
    writeFileSync(path, readFileSync(path, 'utf8').replace(/costs HK\$30\d\./, `costs HK$${fee}.`))
    const answer = `Permit ${wordOf(200)} costs HK$${fee}.`
    times.push(
      await timeUntil(() => node.services.publications.get('big')!.byId.get('permit-200')!.short.en === answer),
    )
    expect(await node.ask('big', question)).toBe(answer)
  }
  // On a machine that is busy with something else, a second is measured in readings of the same folders.
  const started = performance.now()
  readSnapshot({ faqs: folders.faqsDir, bots: folders.botsDir }, 'big')
  const reading = performance.now() - started
  expect(Math.min(...times)).toBeLessThan(Math.max(1000, 3 * reading))
})

test('the index of its own follows, while people are being answered', async () => {
  const engine = () => node.services.publications.get('big')!.version.engine
  await timeUntil(() => !engine().includes('+index.'))
  const path = folders.faq('big/f0.yaml')
  writeFileSync(path, readFileSync(path, 'utf8').replace('costs HK$100.', 'costs HK$99, or nothing for zebras.'))
  await timeUntil(() => engine().includes('+index.'))
  const during = await node.ask('big', `What does permit ${wordOf(0)} cost?`)
  expect(during).toContain('zebras')
  await timeUntil(() => !engine().includes('+index.'))
})
