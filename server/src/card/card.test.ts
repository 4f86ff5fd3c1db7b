import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compilePublication, listBots, type Quality, readSnapshot } from '@faqdesk/bots'
import { languages } from '@faqdesk/faqs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { projectRoot } from '../settings.ts'
import { makeFolders, type TestFolders } from '../testing/makeFolders.ts'
import type { Card } from './Card.ts'
import { type CardFacts, composeCard } from './composeCard.ts'
import { cardDocument } from './writeCards.ts'

const real = { botsDir: join(projectRoot, 'bots') }

test.each(listBots(real.botsDir))('docs/bots/%s.md is what npm run faq -- cards writes', (bot) => {
  const path = join(projectRoot, 'docs/bots', `${bot}.md`)
  const written = existsSync(path) ? readFileSync(path, 'utf8') : undefined
  expect(written, 'run npm run faq -- cards').toBe(cardDocument(real, bot))
})

describe('a card', () => {
  let folders: TestFolders
  let facts: CardFacts
  beforeAll(() => {
    folders = makeFolders()
    const { snapshot } = readSnapshot({ faqs: folders.faqsDir, bots: folders.botsDir }, 'pets')
    facts = { publication: compilePublication(snapshot!) }
  })
  afterAll(() => folders.remove())

  const live = { sequence: 7, publishedAt: new Date('2026-11-20T18:00:00Z'), now: new Date('2026-11-25T02:00:00Z') }
  const scores = { questions: 5, withAnswer: 4, found: 3, refused: 1, wrong: 1, asksBack: 0, languages: [] }
  const measured = (content: string): Quality => ({
    measuredOn: '2026-11-24',
    engine: '0.2.0',
    content,
    labelled: { ...scores, languages: [{ lang: 'yue', withAnswer: 4, found: 4 }] },
  })
  const textOf = (card: Card) => JSON.stringify(card)

  test('has every part in every language, and says as much in each', () => {
    const cards = languages.map((lang) => composeCard(lang, { ...facts, live, quality: measured('x') }))
    const shape = ({ glance, groups }: Card) => [
      glance.length,
      groups.map(({ sections }) => sections.map(({ blocks }) => blocks.map(({ kind }) => kind))),
    ]
    expect(shape(cards[1]!)).toEqual(shape(cards[0]!))
    expect(shape(cards[2]!)).toEqual(shape(cards[0]!))
    expect(textOf(cards[0]!)).not.toMatch(/\p{Script=Han}(?<![繁體中文简体])/u)
    expect(textOf(cards[2]!)).toContain('关于pets')
    for (const card of cards) expect(textOf(card)).not.toMatch(/undefined|NaN|\{\{|\[object/)
  })

  test('tells what is live, and how far the answers are reviewed', () => {
    const text = textOf(composeCard('en', { ...facts, live }))
    expect(text).toContain('No. 7, 21 November 2026')
    expect(text).toContain('The 3 answers were last reviewed between 1 November 2026 and 1 November 2026; none is past')
    const late = { ...live, now: new Date('2099-12-01T00:00:00Z') }
    expect(textOf(composeCard('en', { ...facts, live: late }))).toContain('3 are past that day')
  })

  test('tells what was measured and when, in shares with their counts; nothing where nothing was', () => {
    const text = textOf(composeCard('en', { ...facts, quality: measured('x') }))
    expect(text).toContain('Measured on 24 November 2026 with 5 questions')
    expect(text).toContain('75.0 % (3 of 4)')
    expect(text).toContain('100 % (1 of 1)')
    expect(text).toContain('20.0 % (1 of 5)')
    expect(textOf(composeCard('zh-Hant', { ...facts, quality: measured('x') }))).toContain('100%（4條中4條）')
    expect(textOf(composeCard('en', facts))).toContain('It has not been measured yet.')
  })

  test('says where questions go, if they leave the server', () => {
    const says = (embedder: CardFacts['embedder']) => textOf(composeCard('en', { ...facts, embedder }))
    expect(says(undefined)).toContain('No question leaves the server that answers it.')
    expect(says({ folder: '/models/small', limitMs: 150 })).toContain('no question leaves the server.')
    const url = 'https://models.example.org/v1'
    expect(says({ url, model: 'm', limitMs: 150 })).toContain('questions are sent to models.example.org')
    expect(says({ url, model: 'm', limitMs: 150 })).not.toContain('leaves the server')
  })

  test('says where the content was changed after the measurement', () => {
    const changed = 'The content was changed after this measurement.'
    const { content } = facts.publication.version
    expect(textOf(composeCard('en', { ...facts, live, quality: measured(content) }))).not.toContain(changed)
    expect(textOf(composeCard('en', { ...facts, live, quality: measured('older') }))).toContain(changed)
    expect(textOf(composeCard('en', { ...facts, quality: measured('older') }))).not.toContain(changed)
  })
})
