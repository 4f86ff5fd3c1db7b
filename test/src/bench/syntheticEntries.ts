import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { IndexEntry } from '@faqdesk/engine'
import { linesOf, readContent } from '@faqdesk/faqs'
import { publicSetNames, readPublicSet } from '../eval/evalPublicSet.ts'
import { seededRandom } from '../eval/seededShuffle.ts'

/** Ways of asking one thing, from which entries are made, and sentences of answers. */
export type Material = { pools: string[][]; sentences: string[] }

export type Corpus = { entries: IndexEntry[]; queries: string[] }

/** Real questions: our own content, in Chinese and English, and the public question sets. */
export function readMaterial(root: string, bots: string[]): Material {
  const pools: string[][] = []
  const sentences: string[] = []
  for (const bot of bots) {
    const { content } = readContent(join(root, 'faqs', bot), root)
    for (const faq of content.entries) {
      const lines = [...linesOf(faq.phrasings), ...linesOf(content.phrasings[faq.id])].map(({ text }) => text)
      pools.push([faq.question['zh-Hant'], faq.question.en, ...lines])
      sentences.push(faq.short.en, faq.short['zh-Hant'])
    }
  }
  for (const name of publicSetNames) {
    const path = join(root, 'test/benchmarks', `${name}.json.gz`)
    if (existsSync(path)) pools.push(...readPublicSet(path).entries.map(({ pool }) => pool))
  }
  return { pools, sentences }
}

/**
 * As many entries as wanted, each with so many ways of asking: those of a real one, with two words of
 * its own in them, since a real service of that size has that many subjects. The queries are ways of
 * asking that no entry holds, with an entry's own words. The same numbers give the same corpus.
 */
export function makeCorpus({ pools, sentences }: Material, entries: number, queries: number, phrasings = 6): Corpus {
  const random = seededRandom(20261125)
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)]!
  const words = vocabularyOf(pools)
  const made = Array.from({ length: entries }, (_, number) => {
    const pool = pick(pools)
    const own = { han: [pick(words.han), pick(words.han)], latin: [pick(words.latin), pick(words.latin)] }
    const ask = () => withOwnWords(pick(pool), own, random)
    return { id: `entry-${number}`, own, pool, questions: Array.from({ length: phrasings }, ask), ask }
  })
  return {
    entries: made.map(({ id, questions }) => ({
      id,
      questions,
      answer: `${pick(sentences)} ${pick(sentences)}`,
      aliases: [],
    })),
    queries: Array.from({ length: queries }, () => pick(made).ask()),
  }
}

function withOwnWords(text: string, own: { han: string[]; latin: string[] }, random: () => number): string {
  const isHan = /\p{Script=Han}/u.test(text)
  const word = (isHan ? own.han : own.latin)[random() < 0.7 ? 0 : 1]!
  return isHan ? `${word}${text}` : `${text} ${word}`
}

/** Words in the frequencies of the material, so that common ones come often. */
function vocabularyOf(pools: string[][]): { han: string[]; latin: string[] } {
  const han: string[] = []
  const latin: string[] = []
  for (const text of pools.flat()) {
    for (const [run] of text.matchAll(/\p{Script=Han}{2,}/gu))
      for (let at = 0; at + 1 < run.length; at += 2) han.push(run.slice(at, at + 2))
    for (const [word] of text.matchAll(/[a-z]{4,}/gi)) latin.push(word)
  }
  return { han, latin }
}
