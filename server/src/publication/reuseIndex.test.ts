import { compilePublication, readSnapshot, type Snapshot } from '@faqdesk/bots'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFolders, type TestFolders } from '../testing/makeFolders.ts'
import { compareForIndex, isInterim, reuseIndex } from './reuseIndex.ts'

let folders: TestFolders
let snapshot: Snapshot
beforeAll(() => {
  folders = makeFolders()
  snapshot = readSnapshot({ faqs: folders.faqsDir, bots: folders.botsDir }, 'pets').snapshot!
})
afterAll(() => folders.remove())

const change = (edit: (faq: Snapshot['content']['entries'][number]) => object): Snapshot => ({
  ...snapshot,
  content: {
    ...snapshot.content,
    entries: snapshot.content.entries.map((faq) => (faq.id === 'dog-licence-fee' ? { ...faq, ...edit(faq) } : faq)),
  },
})
const short = { en: 'Now HK$95.', 'zh-Hant': '現時95元。' }

test('tells what a change means to the engine', () => {
  const compare = (after: Snapshot) => compareForIndex(snapshot, after)
  expect(compare(structuredClone(snapshot))).toBe('same')
  expect(compare(change(() => ({ caution: short, reviewedOn: '2026-11-25' })))).toBe('same')
  expect(compare({ ...snapshot, config: { ...snapshot.config, greeting: short } })).toBe('same')
  expect(compare(change(() => ({ short })))).toBe('answers')
  expect(compare(change(() => ({ fee: { text: short } })))).toBe('answers')
  expect(compare(change(() => ({ question: short })))).toBe('questions')
  expect(compare(change(() => ({ aliases: ['licence price'] })))).toBe('questions')
  expect(compare({ ...snapshot, content: { ...snapshot.content, none: { en: ['what is the time'] } } })).toBe(
    'questions',
  )
  const fewer = snapshot.content.entries.slice(1)
  expect(compare({ ...snapshot, content: { ...snapshot.content, entries: fewer } })).toBe('questions')
  const turned = snapshot.content.entries.toReversed()
  expect(compare({ ...snapshot, content: { ...snapshot.content, entries: turned } })).toBe('same')
})

test('an index that would be the same is the publication’s own', () => {
  const live = compilePublication(snapshot)
  const next = change(() => ({ caution: short }))
  const reused = reuseIndex(live, next, 'same')
  const built = compilePublication(next)
  expect(reused.version).toEqual(built.version)
  expect(isInterim(reused)).toBe(false)
  const query = '狗牌幾多錢'
  expect(reused.index.search(query)).toEqual(built.index.search(query))
})

test('an index of other answers says of which, through any number of changes', () => {
  const live = compilePublication(snapshot)
  const first = reuseIndex(
    live,
    change(() => ({ short })),
    'answers',
  )
  const mark = `${live.version.engine}+index.${live.version.content}`
  expect(first.version.engine).toBe(mark)
  expect(first.byId.get('dog-licence-fee')!.short).toEqual(short)
  const second = reuseIndex(
    first,
    change(() => ({ short, reviewedOn: '2026-11-25' })),
    'same',
  )
  expect(second.version.engine).toBe(mark)
  expect(isInterim(second)).toBe(true)
})
