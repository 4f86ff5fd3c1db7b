import { cpSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compilePublication, profileOf, readSnapshot, takeTurn } from '@faqdesk/bots'
import { beforeEach, expect, test } from 'vitest'
import { lintBots } from './lintBots.ts'
import { newBot } from './newBot.ts'

let folders: { faqsDir: string; botsDir: string }
let said: string[]
const options = { today: '2026-11-25', say: (line: string) => said.push(line) }

beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'new-bot-'))
  folders = { faqsDir: join(root, 'faqs'), botsDir: join(root, 'bots') }
  said = []
  mkdirSync(folders.faqsDir)
  cpSync(join(import.meta.dirname, '../../../bots/shared'), join(folders.botsDir, 'shared'), { recursive: true })
})

test.each(['lost-property', '1823', 'true', 'a'])('a new bot «%s» has content without error or warning', (id) => {
  expect(newBot(folders, id, options)).toBe(0)
  said = []
  expect(lintBots(folders, [], options)).toBe(0)
  expect(said.filter((line) => !line.startsWith('  still to write: '))).toEqual([
    `${id}: 2 entries, 6 curated and 14 training phrasings, 5 that nothing answers, 3 golden questions; 0 errors, 0 warnings`,
  ])
})

test('a new bot can be served and answers its example', () => {
  newBot(folders, 'lost-property', options)
  const { snapshot, problems } = readSnapshot({ faqs: folders.faqsDir, bots: folders.botsDir }, 'lost-property')
  expect(problems).toEqual([])
  const publication = compilePublication(snapshot!)
  for (const text of ['How do I add an answer to this bot?', '怎樣為這個助理加入答案？']) {
    const { reply } = takeTurn(publication, undefined, { text, now: new Date('2026-11-25T12:00:00+08:00') })
    expect(reply).toMatchObject({ outcome: 'answer', answers: [{ faqId: 'add-an-answer' }] })
  }
  const profile = profileOf(publication, 'en', new Date('2026-11-25T12:00:00+08:00'))
  expect(profile).toMatchObject({
    name: 'Lost property',
    suggestions: [{ faqId: 'add-an-answer' }, { faqId: 'check-answers' }],
  })
})

test('a bot is never written over', () => {
  newBot(folders, 'dogs', options)
  const before = readFileSync(join(folders.botsDir, 'dogs/bot.yaml'), 'utf8')
  expect(newBot(folders, 'dogs', options)).toBe(1)
  expect(said.at(-1)).toMatch(/bot\.yaml is there already: choose another id/)
  expect(readFileSync(join(folders.botsDir, 'dogs/bot.yaml'), 'utf8')).toBe(before)
})

test.each(['Dogs', 'a b', '../up', '', 'shared', 'src'])('«%s» can not be the id of a bot', (id) => {
  expect(newBot(folders, id, options)).toBe(1)
  expect(said).toEqual([expect.stringContaining("can't be the id of a bot")])
})
