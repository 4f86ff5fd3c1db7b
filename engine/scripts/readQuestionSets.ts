import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { parse } from 'yaml'
import type { IndexEntry } from '../src/types.ts'

/** Entries, and questions about them that are not indexed. */
export interface QuestionSet {
  name: string
  /** All variants of one set share a family: what is held out together. */
  family: string
  entries: IndexEntry[]
  none: string[]
  asked: { text: string; id: string | undefined }[]
}

/** Never more questions than this of one set, so that none outweighs the others. */
const mostAsked = 350

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
      const asked = pools.flatMap(({ id, pool }) => pool.slice(30, 36).map((text) => ({ text, id })))
      return [1, 3, 5, 10, 30].map((count) => ({
        name: `${name} K=${count}`,
        family: name,
        entries: pools.map(({ id, pool }) => ({ id, questions: pool.slice(0, count) })),
        none: [],
        asked: shuffle(asked, 7).slice(0, mostAsked),
      }))
    })
}

type Localised = { en?: string; 'zh-Hant'?: string }
type Phrasings = Record<string, string[]>

/** Bots: title, aliases, short answer and a part of the phrasings indexed; two other phrasings of each entry asked. */
export function readBotSets(faqs: string): QuestionSet[] {
  return readdirSync(faqs)
    .sort()
    .filter((bot) => existsSync(join(faqs, bot, 'phrasings')))
    .flatMap((bot) => {
      const yaml = (folder: string) =>
        existsSync(folder)
          ? readdirSync(folder)
              .filter((file) => file.endsWith('.yaml'))
              .sort()
              .map((file) => ({ file, value: parse(readFileSync(join(folder, file), 'utf8')) }))
          : []
      const phrasings = new Map<string, string[]>()
      let none: string[] = []
      for (const { file, value } of yaml(join(faqs, bot, 'phrasings'))) {
        if (file === 'none.yaml') none = Object.values(value as Phrasings).flat()
        else
          for (const [id, ways] of Object.entries(value as Record<string, Phrasings>))
            phrasings.set(id, Object.values(ways).flat())
      }
      const entries = yaml(join(faqs, bot)).flatMap(
        ({ value }) =>
          value.entries as {
            id: string
            question: Localised
            aliases?: string[]
            phrasings?: Phrasings
            short: Localised
          }[],
      )
      const split = entries.map((entry, at) => {
        const ways = shuffle(
          [...Object.values(entry.phrasings ?? {}).flat(), ...(phrasings.get(entry.id) ?? [])],
          at + 1,
        )
        return { entry, held: ways.length > 6 ? ways.slice(0, 2) : [], ways: ways.length > 6 ? ways.slice(2) : ways }
      })
      const asked = split.flatMap(({ entry, held }) =>
        held.map((text) => ({ text, id: entry.id as string | undefined })),
      )
      const refused = shuffle(none, 3)
      const heldNone = refused.slice(0, Math.floor(refused.length / 3))
      const some = [...shuffle(asked, 7).slice(0, mostAsked), ...heldNone.map((text) => ({ text, id: undefined }))]
      return [2, 10, 100].map((count) => ({
        name: `${bot} K=${count}`,
        family: bot,
        entries: split.map(({ entry, ways }) => ({
          id: entry.id,
          questions: [...Object.values(entry.question), ...ways.slice(0, count)],
          aliases: entry.aliases ?? [],
          answer: Object.values(entry.short).join(' '),
        })),
        none: refused.slice(heldNone.length),
        asked: some,
      }))
    })
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
