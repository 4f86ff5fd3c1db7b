import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { cantoneseWords } from './cantoneseWords.ts'
import type { Segmenter } from './Segmenter.ts'

/** Above the count of any word of jieba's own dictionary that could cross one of ours. */
const ownWordCount = 20_000

let jieba: Jieba | undefined

/** jieba with its own (Simplified) dictionary and our Cantonese words. Loaded at first use (0.15 s), once per process. */
export const jiebaSegmenter: Segmenter = {
  cut(text) {
    if (!jieba) {
      jieba = Jieba.withDict(dict)
      jieba.loadDict(
        new TextEncoder().encode(`${cantoneseWords.map((word) => `${word} ${ownWordCount} n`).join('\n')}\n`),
      )
    }
    // Without the HMM, which joins Cantonese particles with their neighbours (果/金申).
    return jieba.cut(text, false)
  },
}
