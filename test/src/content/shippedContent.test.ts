import { join } from 'node:path'
import { listBots, readSnapshot } from '@faqdesk/bots'
import { lintContent, listGaps } from '@faqdesk/faqs'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../structure/listFiles.ts'

/** A day on which no review of the shipped content is overdue: reviews are for editors, not for a test to fail on. */
const today = '2026-11-25'
const folders = { faqs: join(projectRoot, 'faqs'), bots: join(projectRoot, 'bots') }

describe.each(listBots(folders.bots))('the content of %s', (bot) => {
  const { snapshot, problems, read } = readSnapshot(folders, bot)

  test('has no error and no warning', () => {
    expect(problems).toEqual([])
    const { departments, values } = snapshot!.shared
    expect(lintContent(read, { departments, values, today })).toEqual([])
  }, 60_000)

  test('has the phrasings, golden questions and refusals that it needs', () => {
    expect(listGaps(read.content)).toEqual([])
  })

  test('has every id on record, so that none can vanish unseen', () => {
    const served = new Set(read.served.map(({ id }) => id))
    expect(read.content.entries.map(({ id }) => id).filter((id) => !served.has(id))).toEqual([])
  })

  test('has a guided flow, and all of its flows can be used', () => {
    expect(Object.keys(snapshot?.flows ?? {}).length).toBeGreaterThan(0)
  })
})
