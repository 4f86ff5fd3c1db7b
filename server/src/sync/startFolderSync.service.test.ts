import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { conflicts, publications, syncItems } from '../database/schema.ts'
import { botYaml, entryYaml } from '../testing/makeFolders.ts'
import { startTestApp, type TestApp } from '../testing/startTestApp.ts'

let node: TestApp
beforeEach(async () => {
  node = await startTestApp()
})
afterEach(() => node.stop())

const fee = 'A dog licence costs HK$80.'
const question = 'How much is a dog licence?'
const read = (name: string) => readFileSync(node.folders.faq(name), 'utf8')
const edit = (name: string, from: string, to: string) =>
  writeFileSync(node.folders.faq(name), read(name).replace(from, to))
/** As an editor's publish does: only the store changes. */
const changeInStore = async (app: TestApp, short: string, id = 'dog-licence-fee') => {
  const { publication } = app.services.publications.live('pets')!
  const { snapshot } = publication
  const entries = snapshot.content.entries.map((faq) =>
    faq.id === id ? { ...faq, short: { ...faq.short, en: short } } : faq,
  )
  await app.services.publications.publish(
    'pets',
    { ...snapshot, content: { ...snapshot.content, entries } },
    { by: 'Editor', reason: 'a test' },
  )
}
const until = async (isTrue: () => boolean | Promise<boolean>, what: string) => {
  for (let i = 0; i < 200; i++) {
    if (await isTrue()) return
    await wait(25)
  }
  throw new Error(`did not happen within 5 s: ${what}`)
}
const liveFee = () => node.services.publications.get('pets')?.byId.get('dog-licence-fee')?.short.en
const listConflicts = () => node.services.db.select().from(conflicts)

describe('files to store', () => {
  test('takes every bot in at the first start and remembers what both sides say', async () => {
    expect(node.services.publications.list().map(({ snapshot }) => snapshot.bot)).toEqual(['lamps', 'pets'])
    expect(await node.ask('pets', question)).toBe(fee)
    const items = await node.services.db.select().from(syncItems).where(eq(syncItems.bot, 'pets'))
    expect(items.map(({ item }) => item)).toEqual(
      expect.arrayContaining(['entry:dog-licence-fee', 'config', 'phrasings', 'shared']),
    )
    expect(node.services.sync!.problems('pets').filter(({ severity }) => severity === 'error')).toEqual([])
  })

  test('answers anew within a second after a file was saved', async () => {
    const started = performance.now()
    edit('pets/licence.yaml', 'costs HK$80', 'costs HK$95')
    await until(() => liveFee() === 'A dog licence costs HK$95.', 'the new fee')
    const took = performance.now() - started
    expect(await node.ask('pets', question)).toBe('A dog licence costs HK$95.')
    const [last] = await node.services.db.select().from(publications).where(eq(publications.sequence, 2))
    expect(last).toMatchObject({ bot: 'pets', publishedBy: 'files', changed: ['dog-licence-fee'] })
    expect(took).toBeLessThan(1000)
  })

  test('takes a file saved by renaming another over it, and one that is emptied before it is filled', async () => {
    const changed = read('pets/licence.yaml').replace('HK$80', 'HK$81')
    writeFileSync(node.folders.faq('pets/licence.yaml.new'), changed)
    renameSync(node.folders.faq('pets/licence.yaml.new'), node.folders.faq('pets/licence.yaml'))
    await until(() => liveFee() === 'A dog licence costs HK$81.', 'the renamed file')

    writeFileSync(node.folders.faq('pets/licence.yaml'), '')
    await wait(120)
    writeFileSync(node.folders.faq('pets/licence.yaml'), changed.slice(0, changed.indexOf('  # Renewal')))
    await wait(150)
    writeFileSync(node.folders.faq('pets/licence.yaml'), changed.replace('HK$81', 'HK$82'))
    await until(() => liveFee() === 'A dog licence costs HK$82.', 'the filled file')
    await node.services.sync!.run()
    expect(node.services.sync!.problems('pets')).toEqual([])
    const all = await node.services.db.select().from(publications).where(eq(publications.bot, 'pets'))
    expect(all.filter(({ snapshot }) => snapshot.content.entries.length < 3)).toEqual([])
  })

  test('takes in bot.yaml, phrasings and a new bot', async () => {
    writeFileSync(node.folders.bot('pets/bot.yaml'), botYaml('pets').replace('en: Hello', 'en: Good day'))
    await until(
      () => node.services.publications.get('pets')!.snapshot.config.greeting.en === 'Good day',
      'the greeting',
    )
    writeFileSync(node.folders.faq('pets/phrasings/lost.yaml'), 'lost-cat:\n  en: [kitty ran away]\n')
    await until(() => 'lost-cat' in node.services.publications.get('pets')!.snapshot.content.phrasings, 'the phrasings')
    const { mkdirSync, cpSync } = await import('node:fs')
    cpSync(node.folders.faq('lamps'), node.folders.faq('lights'), { recursive: true })
    mkdirSync(node.folders.bot('lights'))
    writeFileSync(node.folders.bot('lights/bot.yaml'), botYaml('lights'))
    await until(() => node.services.publications.get('lights') !== undefined, 'the new bot')
  })

  test('an entry taken out of a readable file is unpublished', async () => {
    const text = read('pets/licence.yaml')
    writeFileSync(node.folders.faq('pets/licence.yaml'), text.slice(0, text.indexOf('  # Renewal')))
    await until(() => !node.services.publications.get('pets')!.byId.has('renew-licence'), 'the entry is gone')
    const all = await node.services.db.select().from(publications).where(eq(publications.bot, 'pets'))
    expect(all.at(-1)).toMatchObject({ changed: ['renew-licence'], reason: 'Taken out of the folders: renew-licence' })
    // Put back, it is an edit like any other.
    writeFileSync(node.folders.faq('pets/licence.yaml'), text)
    await until(() => node.services.publications.get('pets')!.byId.has('renew-licence'), 'the entry is back')
  })
})

describe('what is broken or missing', () => {
  test('a broken file keeps the last good version, the other files go on, and the log tells the line', async () => {
    const good = read('pets/licence.yaml')
    writeFileSync(node.folders.faq('pets/licence.yaml'), good.replace('    short:', '   short: ['))
    edit('pets/lost.yaml', 'Call 1823 and', 'Ring 1823 and')
    await until(
      () => node.services.publications.get('pets')!.byId.get('lost-cat')!.short.en.startsWith('Ring'),
      'the other file',
    )
    expect(await node.ask('pets', question)).toBe(fee)
    await until(() => node.lines.some((line) => /licence\.yaml:\d+/.test(line)), 'the log tells the line')
    expect((await (await node.app.request('/readyz')).json()) as object).toMatchObject({ status: 'ok' })
    writeFileSync(node.folders.faq('pets/licence.yaml'), good.replace('HK$80', 'HK$83'))
    await until(() => liveFee() === 'A dog licence costs HK$83.', 'the mended file')
    await until(() => node.services.sync!.problems('pets').length === 0, 'no problem is left')
  })

  test('a broken entry keeps its own last good version only', async () => {
    const good = read('pets/licence.yaml')
    writeFileSync(
      node.folders.faq('pets/licence.yaml'),
      good.replace('reviewedOn: 2026-11-01', 'reviewedOn: soon').replace('Bring the dog', 'Take the dog'),
    )
    await until(
      () => node.services.publications.get('pets')!.byId.get('renew-licence')!.short.en.startsWith('Take'),
      'the good entry',
    )
    expect(liveFee()).toBe(fee)
    await until(
      () => node.lines.some((line) => line.includes('entries.dog-licence-fee.reviewedOn')),
      'the log tells it',
    )
  })

  test('a broken bot.yaml keeps the bot, and does not touch the other one', async () => {
    writeFileSync(node.folders.bot('pets/bot.yaml'), 'name: [')
    edit('lamps/lamps.yaml', 'Call 1823', 'Ring 1823')
    await until(
      () => node.services.publications.get('lamps')!.byId.get('broken-lamp')!.short.en.startsWith('Ring'),
      'the other bot',
    )
    expect(await node.ask('pets', question)).toBe(fee)
  })

  test('a missing file deletes nothing and is written again when the store has something newer', async () => {
    rmSync(node.folders.faq('pets/licence.yaml'))
    await until(
      () => node.services.sync!.problems('pets').some(({ message }) => message.startsWith('is missing')),
      'the problem is told',
    )
    expect(await node.ask('pets', question)).toBe(fee)
    await changeInStore(node, 'It costs HK$90.')
    await node.services.sync!.writeFiles('pets')
    expect(read('pets/licence.yaml')).toContain('It costs HK$90.')
    expect(read('pets/licence.yaml')).toContain('category: licence')
  })
})

describe('store to files', () => {
  test('writes what was published into the file, keeping comments and all else', async () => {
    const before = read('pets/licence.yaml')
    await changeInStore(node, 'It costs HK$100.')
    const places = await node.services.sync!.writeFiles('pets')
    expect(places.get('dog-licence-fee')).toMatch(/faqs\/pets\/licence\.yaml$/)
    expect(read('pets/licence.yaml')).toBe(before.replace(fee, 'It costs HK$100.'))
    expect(readdirSync(node.folders.faq('pets')).filter((name) => name.includes('tmp'))).toEqual([])
    // Our own writing is no edit: nothing is published for it.
    await wait(500)
    expect(node.services.publications.live('pets')!.sequence).toBe(2)
  })

  test('writes by itself when another node published', async () => {
    await changeInStore(node, 'It costs HK$101.')
    await until(() => read('pets/licence.yaml').includes('It costs HK$101.'), 'the file is written')
  })
})

describe('both changed', () => {
  test('is a conflict: what is live stays, the rest goes on, and the two coming to agree ends it', async () => {
    await node.services.sync!.close()
    await changeInStore(node, 'The store says HK$90.')
    edit('pets/licence.yaml', fee, 'The file says HK$70.')
    edit('pets/lost.yaml', 'Call 1823 and', 'Ring 1823 and')
    const again = await startTestApp({ database: node.database, folders: node.folders })
    try {
      expect(await again.ask('pets', question)).toBe('The store says HK$90.')
      expect(await again.ask('pets', 'My cat is lost. What can I do?')).toMatch(/^Ring/)
      expect(read('pets/licence.yaml')).toContain('The file says HK$70.')
      const [conflict, ...others] = await listConflicts()
      expect(conflict).toMatchObject({
        bot: 'pets',
        faqId: 'dog-licence-fee',
        file: { short: { en: 'The file says HK$70.' } },
      })
      expect(others).toEqual([])
      expect((await again.services.sync!.writeFiles('pets')).has('dog-licence-fee')).toBe(false)

      edit('pets/licence.yaml', 'The file says HK$70.', 'The store says HK$90.')
      await until(async () => (await listConflicts()).length === 0, 'the conflict ends')
    } finally {
      await again.stop()
    }
  })

  test('keeping what is live writes the file, once an editor decided', async () => {
    await node.services.sync!.close()
    await changeInStore(node, 'The store says HK$90.')
    edit('pets/licence.yaml', fee, 'The file says HK$70.')
    const again = await startTestApp({ database: node.database, folders: node.folders })
    try {
      const [conflict] = await listConflicts()
      await node.services.db
        .update(syncItems)
        .set({ hash: conflict!.fileHash })
        .where(eq(syncItems.item, 'entry:dog-licence-fee'))
      await again.services.sync!.writeFiles('pets')
      expect(read('pets/licence.yaml')).toContain('The store says HK$90.')
      expect(await listConflicts()).toEqual([])
    } finally {
      await again.stop()
    }
  })
})

describe('a second start', () => {
  test('a folder older than the store never rolls an answer back', async () => {
    const old = read('pets/licence.yaml')
    await changeInStore(node, 'It costs HK$110.')
    await node.services.sync!.writeFiles('pets')
    await node.services.sync!.close()
    writeFileSync(node.folders.faq('pets/licence.yaml'), old)
    const again = await startTestApp({ database: node.database, folders: node.folders })
    try {
      expect(await again.ask('pets', question)).toBe('It costs HK$110.')
      expect(read('pets/licence.yaml')).toContain('It costs HK$110.')
    } finally {
      await again.stop()
    }
  })

  test('takes in what changed in the files while it was not running, and publishes nothing if nothing did', async () => {
    await node.services.sync!.close()
    const first = await startTestApp({ database: node.database, folders: node.folders })
    expect(first.services.publications.live('pets')!.sequence).toBe(1)
    await first.stop()
    edit('pets/licence.yaml', fee, 'Now HK$85.')
    const text = `${read('pets/licence.yaml')}${entryYaml('new-entry', {
      question: ['Is there a discount?', '有沒有優惠？'],
      short: ['No.', '沒有。'],
      aliases: 'discount',
    })}`
    writeFileSync(node.folders.faq('pets/licence.yaml'), text)
    const second = await startTestApp({ database: node.database, folders: node.folders })
    expect(await second.ask('pets', question)).toBe('Now HK$85.')
    expect(second.services.publications.get('pets')!.byId.has('new-entry')).toBe(true)
    await second.stop()
  })
})
