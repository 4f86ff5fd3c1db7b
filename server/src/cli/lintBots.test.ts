import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from 'vitest'
import { lintBots } from './lintBots.ts'
import { newBot } from './newBot.ts'

let folders: { faqsDir: string; botsDir: string }
let said: string[]
const options = { today: '2026-11-25', say: (line: string) => said.push(line) }

beforeEach(() => {
  const root = mkdtempSync(join(tmpdir(), 'lint-bots-'))
  folders = { faqsDir: join(root, 'faqs'), botsDir: join(root, 'bots') }
  mkdirSync(folders.faqsDir)
  cpSync(join(import.meta.dirname, '../../../bots/shared'), join(folders.botsDir, 'shared'), { recursive: true })
  newBot(folders, 'dogs', { ...options, say: () => {} })
  newBot(folders, 'cats', { ...options, say: () => {} })
  said = []
})

const change = (path: string, from: string, to: string) =>
  writeFileSync(path, readFileSync(path, 'utf8').replace(from, to))

test('an error is printed with its place and makes the command fail, for the bots that are named', () => {
  change(
    join(folders.faqsDir, 'dogs/start.yaml'),
    'confidence: high\n    reviewedOn',
    'confidence: sure\n    reviewedOn',
  )
  expect(lintBots(folders, ['cats'], options)).toBe(0)
  expect(lintBots(folders, [], options)).toBe(1)
  expect(said).toContain(
    'faqs/dogs/start.yaml:41 entries.add-an-answer.confidence: should be one of: high, medium, low',
  )
  expect(said).toContainEqual(expect.stringMatching(/^dogs: 1 entries, .* 1 errors/))
})

test('a warning is printed and does not make the command fail', () => {
  expect(lintBots(folders, ['cats'], { ...options, today: '2028-01-01' })).toBe(0)
  expect(said.filter((line) => line.startsWith('warning: '))).toHaveLength(2)
})

test('a mistake in bot.yaml is an error', () => {
  change(join(folders.botsDir, 'cats/bot.yaml'), 'answerAt: 0.6', 'answerAt: often')
  expect(lintBots(folders, [], options)).toBe(1)
  expect(said).toContainEqual(expect.stringMatching(/^bots\/cats\/bot\.yaml:\d+ policy\.answerAt: should be a number/))
})

test('a mistake in what all bots share is told once', () => {
  writeFileSync(join(folders.botsDir, 'shared/values.yaml'), 'hotline: 1823\n')
  expect(lintBots(folders, [], options)).toBe(1)
  expect(said.filter((line) => line.startsWith('bots/shared/values.yaml:1'))).toHaveLength(1)
})

test('content is checked before its bot is there', () => {
  rmSync(join(folders.botsDir, 'cats'), { recursive: true })
  expect(lintBots(folders, ['cats'], options)).toBe(0)
  expect(said).toContainEqual(expect.stringMatching(/^cats: 2 entries/))
  expect(said).toContain('  still to write: 5 of 300 messages that nothing answers (phrasings/none.yaml)')
})

test('a bot that is not there is an error that says where it was looked for', () => {
  expect(lintBots(folders, ['birds'], options)).toBe(1)
  expect(said[0]).toMatch(/^birds: is no bot: there is neither .*birds\/bot\.yaml nor .*faqs\/birds$/)
})
