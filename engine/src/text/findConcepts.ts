import type { Lexicon } from '../types.ts'
import { foldText } from './foldText.ts'
import { endOfRun, letterKinds } from './letterKinds.ts'
import { stemWord } from './stemWord.ts'
import { unitsOf, WordTree } from './WordTree.ts'

const hasHan = /\p{Script=Han}/u

/**
 * A function that tells which concepts of a lexicon a folded text speaks of. Chinese words are found
 * anywhere in the text; English ones as whole stemmed words, in sequence. Words within words count too:
 * 高齡津貼 speaks of 津貼 as well (measured better than the longest alone).
 */
export function conceptFinder(lexicon: Lexicon): ((text: string) => string[]) | undefined {
  // The bots of a service share a lexicon, and most publications change nothing in it.
  const content = JSON.stringify(lexicon)
  if (content !== last?.content) last = { content, find: makeFinder(lexicon) }
  return last.find
}

let last: { content: string; find: ((text: string) => string[]) | undefined } | undefined

function makeFinder(lexicon: Lexicon): ((text: string) => string[]) | undefined {
  const chinese = new Words()
  const english = new Words()
  const numberOf = new Map<string, number>()
  for (const id of Object.keys(lexicon).sort()) {
    const concept = lexicon[id]!
    for (const word of [...(concept.yue ?? []), ...(concept.zh ?? []), ...(concept.en ?? [])]) {
      const folded = foldText(word)
      if (hasHan.test(folded)) chinese.add(unitsOf(folded), id)
      else
        english.add(
          stemsOf(folded).map((stem) => {
            if (!numberOf.has(stem)) numberOf.set(stem, numberOf.size + 1)
            return numberOf.get(stem)!
          }),
          id,
        )
    }
  }
  if (chinese.size + english.size === 0) return undefined

  return (text) => {
    const found = new Set<string>()
    chinese.find(unitsOf(text), found)
    english.find(
      stemsOf(text).map((stem) => numberOf.get(stem) ?? 0),
      found,
    )
    return [...found]
  }
}

/** The words of a concept, as the lexicon writes them, that stand in any of some folded texts. */
export function findConceptWords({ yue = [], zh = [], en = [] }: Lexicon[string], texts: readonly string[]): string[] {
  const inStems = texts.map((text) => ` ${stemsOf(text).join(' ')} `)
  return [...new Set([...yue, ...zh, ...en])].filter((word) => {
    const folded = foldText(word)
    if (hasHan.test(folded)) return texts.some((text) => text.includes(folded))
    const stems = stemsOf(folded).join(' ')
    return stems !== '' && inStems.some((text) => text.includes(` ${stems} `))
  })
}

/** English words of a text, stemmed. */
function stemsOf(text: string): string[] {
  const stems: string[] = []
  for (let at = 0; at < text.length; at++) {
    const end = endOfRun(text, at, letterKinds.latin)
    if (end === at) continue
    stems.push(stemWord(text.slice(at, end)))
    at = end
  }
  return stems
}

/** Words with the concepts they stand for. */
class Words {
  readonly #tree = new WordTree()
  /** By node of the tree. */
  readonly #ids: (string[] | undefined)[] = []

  get size(): number {
    return this.#tree.size
  }

  add(word: readonly number[], id: string): void {
    const node = this.#tree.add(word)
    if (node > 0) (this.#ids[node] ??= []).push(id)
  }

  /** Puts the concepts of all words that stand anywhere in a text into `found`. */
  find(text: readonly number[], found: Set<string>): void {
    this.#tree.find(text, (node) => {
      for (const id of this.#ids[node] ?? []) found.add(id)
    })
  }
}
