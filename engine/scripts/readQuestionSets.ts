import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'yaml'
import type { IndexEntry, Lexicon } from '../src/types.ts'

/** Entries, and questions about them that are not indexed. */
export interface QuestionSet {
  name: string
  /** All variants of one set share a family: what is held out together. */
  family: string
  entries: IndexEntry[]
  none: string[]
  asked: { text: string; ids: string[] }[]
  lexicon: Lexicon
  /** What one question counts. */
  weight: number
  /** Whether `asked` holds all that people ask, the unanswerable too, as it comes. */
  natural: boolean
}

/** Never more questions than this of one set, so that none outweighs the others. */
const mostAsked = 350
/** As many of them are left for the entries that are indexed. */
const mostAskedOfPool = 500

/** Public sets: their pools only, with K phrasings indexed and later ones asked. Test questions are not touched. */
export function readPublicSets(folder: string): QuestionSet[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json.gz'))
    .sort()
    .flatMap((file) => {
      const { name, entries } = JSON.parse(gunzipSync(readFileSync(join(folder, file))).toString()) as {
        name: string
        entries: { id: string; pool: string[] }[]
      }
      const pools = entries.map(({ id, pool }, at) => ({ id, pool: shuffle(pool, at + 1) }))
      // Every fifth entry is not indexed, so that its questions are about something that nothing here answers.
      const isLeftOut = (at: number) => at % 5 === 2
      const asked = pools.flatMap(({ id, pool }, at) =>
        pool.slice(30, 36).map((text) => ({ text, ids: isLeftOut(at) ? [] : [id] })),
      )
      return [1, 3, 5, 10, 30].map((count) => ({
        name: `${name} K=${count}`,
        family: name,
        entries: pools
          .filter((_, at) => !isLeftOut(at))
          .map(({ id, pool }) => ({ id, questions: pool.slice(0, count) })),
        none: [],
        asked: shuffle(asked, 7).slice(0, mostAskedOfPool),
        lexicon: {},
        weight: 1,
        natural: false,
      }))
    })
}

type Phrasings = Record<string, string[]>
type RawEntry = {
  id: string
  question: Record<string, string>
  aliases?: string[]
  phrasings?: Phrasings
  form?: { number?: string; title: Record<string, string> }
} & Record<string, unknown>

/** A labelled question counts as much as this many held-out phrasings: it was written without sight of any phrasing. */
const labelledWeight = 10

/**
 * Bots: with a part of the phrasings indexed, two other phrasings of each entry are asked; with all of them,
 * the labelled questions of `queries`.
 * @param faqs the folder of content
 * @param shared messages that no bot answers: `bots/shared/none.yaml`
 */
export function readBotSets(faqs: string, shared: string, queries: string): QuestionSet[] {
  const lexicon: Lexicon = Object.assign({}, ...readYaml(join(faqs, 'lexicon')).map(({ value }) => value))
  const sharedNone = Object.values(parse(readFileSync(shared, 'utf8')) as Phrasings).flat()
  return readdirSync(faqs)
    .sort()
    .filter((bot) => existsSync(join(faqs, bot, 'phrasings')))
    .flatMap((bot) => {
      const phrasings = new Map<string, string[]>()
      let none: string[] = []
      for (const { file, value } of readYaml(join(faqs, bot, 'phrasings'))) {
        if (file === 'none.yaml') none = Object.values(value as Phrasings).flat()
        else
          for (const [id, ways] of Object.entries(value as Record<string, Phrasings>))
            phrasings.set(id, Object.values(ways).flat())
      }
      const entries = readYaml(join(faqs, bot)).flatMap(({ value }) => (value as { entries: RawEntry[] }).entries)
      const split = entries.map((entry, at) => {
        const ways = shuffle(
          [...Object.values(entry.phrasings ?? {}).flat(), ...(phrasings.get(entry.id) ?? [])],
          at + 1,
        )
        return { entry, held: ways.length > 6 ? ways.slice(0, 2) : [], ways: ways.length > 6 ? ways.slice(2) : ways }
      })
      const toEntries = (count: number, isHeldOut: boolean): IndexEntry[] =>
        split.map(({ entry, held, ways }) => ({
          id: entry.id,
          questions: [...Object.values(entry.question), ...(isHeldOut ? [] : held), ...ways.slice(0, count)],
          aliases: [
            ...(entry.aliases ?? []),
            ...(entry.form ? [...Object.values(entry.form.title), entry.form.number ?? ''] : []),
          ],
          answer: textsOf(entry).join('\n'),
        }))
      const asked = split.flatMap(({ entry, held }) => held.map((text) => ({ text, ids: [entry.id] })))
      const refused = shuffle([...none, ...sharedNone], 3)
      const heldNone = refused.slice(0, Math.floor(refused.length / 3))
      const some = [...shuffle(asked, 7).slice(0, mostAsked), ...heldNone.map((text) => ({ text, ids: [] }))]
      const heldOut = [2, 10, 100].map((count) => ({
        name: `${bot} K=${count}`,
        family: bot,
        entries: toEntries(count, true),
        none: refused.slice(heldNone.length),
        asked: some,
        lexicon,
        weight: 1,
        natural: false,
      }))
      const file = join(queries, `dev-${bot}.jsonl`)
      if (!existsSync(file)) return heldOut
      const labelled = readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line.trim())
        .map((line) => JSON.parse(line) as { q: string; ids: string[] })
        .map(({ q, ids }) => ({ text: q, ids }))
      return [
        ...heldOut,
        {
          name: `${bot}, labelled`,
          family: bot,
          entries: toEntries(Number.POSITIVE_INFINITY, false),
          none: refused,
          asked: labelled,
          lexicon,
          weight: labelledWeight,
          natural: true,
        },
      ]
    })
}

function readYaml(folder: string): { file: string; value: unknown }[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, value: parse(readFileSync(join(folder, file), 'utf8')) }))
}

/** What an answer says, in both languages: the fields that a bot indexes as its text. */
function textsOf(entry: RawEntry): string[] {
  const told = ['short', 'answer', 'steps', 'eligibility', 'documents', 'fee', 'time', 'where', 'when', 'penalty']
  const texts: string[] = []
  const visit = (value: unknown, key: string) => {
    if (typeof value === 'string' && (key === 'en' || key === 'zh-Hant')) texts.push(value)
    else if (Array.isArray(value)) for (const item of value) visit(item, key)
    else if (value && typeof value === 'object') for (const [name, item] of Object.entries(value)) visit(item, name)
  }
  for (const field of told) visit(entry[field], field)
  return texts
}

/** A fixed permutation by seed (Fisher and Yates, with the generator mulberry32). */
function shuffle<T>(list: readonly T[], seed: number): T[] {
  const shuffled = [...list]
  let state = seed * 2_654_435_761
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  for (let at = shuffled.length - 1; at > 0; at--) {
    const other = Math.floor(next() * (at + 1))
    ;[shuffled[at], shuffled[other]] = [shuffled[other]!, shuffled[at]!]
  }
  return shuffled
}
