import { stemmer } from 'stemmer'

/** Stems that are remembered: more than a bot has words, and few beside an index. */
const most = 50_000
const stems = new Map<string, string>()

/** Porter's stem of a folded word (1980); remembered, since the words of a bot come again and again. */
export function stemWord(word: string): string {
  let stem = stems.get(word)
  if (stem === undefined) {
    stem = stemmer(word)
    if (stems.size >= most) stems.clear()
    stems.set(word, stem)
  }
  return stem
}
