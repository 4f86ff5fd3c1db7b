import type { IndexData } from './build/IndexData.ts'
import { explainRanking } from './explain/explainRanking.ts'
import { type Coefficients, confidenceNames, coefficients as shipped, signalNames } from './model/coefficients.ts'
import { confidenceOdds, sigmoid } from './model/confidence.ts'
import { joinMeaning } from './model/joinMeaning.ts'
import { mostCandidates, type Ranking, rank, type Scratch } from './model/rank.ts'
import { cutToLongest, type ReadQuery, readQuery } from './model/readQuery.ts'
import { weighExamples } from './model/weighExamples.ts'
import { dataToBytes, dataToJson } from './serialise.ts'
import { Completion } from './suggest/Completion.ts'
import { Corrector } from './text/Corrector.ts'
import type { CutOptions } from './text/cutTerms.ts'
import { conceptFinder } from './text/findConcepts.ts'
import { foldText } from './text/foldText.ts'
import { jiebaSegmenter } from './text/jiebaSegmenter.ts'
import { OwnTerms } from './text/OwnTerms.ts'
import type { Explanation, Index, Result, SearchOptions, Suggestion } from './types.ts'
import { NearWords } from './witness/NearWords.ts'
import type { Vector } from './witness/packVectors.ts'
import { VectorWitness } from './witness/VectorWitness.ts'

const defaultLimit = 10

/** The index over built data; made by `buildIndex` and `fromJSON`. */
export class SearchIndex implements Index {
  readonly #data: IndexData
  readonly #model: Coefficients
  readonly #cutting: CutOptions
  readonly #scratch: Scratch
  readonly #signalWeights: Float64Array
  readonly #confidenceWeights: Float64Array
  readonly #vectors: VectorWitness | undefined
  #corrector: Corrector | undefined
  #completion: Completion | undefined

  constructor(data: IndexData, model: Coefficients = shipped) {
    this.#data = data
    this.#model = model
    this.#cutting = {
      segmenter: jiebaSegmenter,
      ownTerms: new OwnTerms(data.ownTerms),
      conceptsOf: conceptFinder(data.lexicon),
    }
    const perEntry = data.phraseStarts[data.ids.length]! / Math.max(1, data.ids.length)
    this.#signalWeights = weighExamples(model.signals, signalNames, perEntry)
    this.#confidenceWeights = weighExamples(model.confidence, confidenceNames, perEntry)
    this.#vectors = data.vectors && new VectorWitness(data.vectors)
    this.#scratch = {
      scores: new Float32Array(data.ids.length),
      touched: new Uint32Array(data.ids.length),
      weightOf: new Float32Array(data.terms.size),
      classScores: new Float32Array(data.ids.length + 1),
      entriesOf: findEntriesOfTexts(data),
      nearWords: new NearWords(data.terms),
      placeOf: new Uint8Array(data.ids.length),
    }
  }

  get size(): number {
    return this.#data.ids.length
  }

  get dimension(): number | undefined {
    return this.#data.vectors?.dimension
  }

  /** The entries that best answer a query, best first; none if no word of it is known and no vector comes near. */
  search(query: string, { limit = defaultLimit, vector }: SearchOptions = {}): Result[] {
    const { ranking } = this.consider(query, undefined, vector)
    const [top] = ranking.candidates
    if (!top) return []
    const sure = this.#sure(ranking)
    return ranking.candidates.slice(0, Math.max(0, limit)).map(({ entry, belief }) => ({
      id: this.#data.ids[entry]!,
      score: belief,
      confidence: (sure * belief) / top.belief,
    }))
  }

  /** Questions to complete a prefix with, best first. */
  suggest(prefix: string, { limit = 8, lang }: SearchOptions = {}): Suggestion[] {
    this.#completion ??= new Completion(this.#data, {
      rank: (folded, meant) => this.#rank(folded, meant),
      correct: (folded) => this.#correct(folded),
    })
    return this.#completion.complete(foldText(cutToLongest(prefix)), limit, lang)
  }

  /**
   * Why an entry stands where it stands for a query.
   * @throws if no entry has the id
   */
  explain(query: string, id: string, { vector }: Pick<SearchOptions, 'vector'> = {}): Explanation {
    const { read, ranking } = this.consider(query, undefined, vector)
    return explainRanking(id, {
      query,
      read,
      ranking,
      data: this.#data,
      model: this.#model,
      signalWeights: this.#signalWeights,
      confidenceWeights: this.#confidenceWeights,
      nearWords: this.#scratch.nearWords,
      odds: ranking.candidates.length > 0 ? this.#odds(ranking) : Number.NEGATIVE_INFINITY,
    })
  }

  /** The index as plain JSON values, for `fromJSON`. */
  toJSON(): unknown {
    return dataToJson(this.#data)
  }

  toBytes(): Uint8Array {
    return dataToBytes(this.#data)
  }

  /** The ranking behind `search`: what calibration and the scripts that learn coefficients look at. `without` leaves an entry out. */
  consider(query: string, without?: string, vector?: Vector): { read: ReadQuery; ranking: Ranking } {
    const read = readQuery(query, this.#data, this.#cutting, this.#model, (folded) => this.#correct(folded))
    const left = without === undefined ? -1 : this.#data.ids.indexOf(without)
    const meaning = vector && this.#vectors?.read(vector)
    return {
      read,
      ranking: rank(read, this.#data, this.#scratch, this.#signalWeights, this.#model.meaning.signal, left, meaning),
    }
  }

  #rank(folded: string, meant: (folded: string) => string | undefined): { ranking: Ranking; sure: number } {
    const read = readQuery(folded, this.#data, this.#cutting, this.#model, meant)
    const ranking = rank(read, this.#data, this.#scratch, this.#signalWeights, this.#model.meaning.signal)
    return { ranking, sure: ranking.candidates.length > 0 ? this.#sure(ranking) : 0 }
  }

  /** Made at the first word that no entry knows. */
  #correct(folded: string): string | undefined {
    const { terms, postings } = this.#data
    this.#corrector ??= new Corrector(terms, (term) => postings.starts[term + 1]! - postings.starts[term]!)
    return this.#corrector.correct(folded)
  }

  #sure(ranking: Ranking): number {
    return sigmoid(this.#odds(ranking))
  }

  /** Log-odds that the first entry answers the query. */
  #odds(ranking: Ranking): number {
    return joinMeaning(confidenceOdds(ranking, this.#data, this.#confidenceWeights), ranking, this.#model)
  }
}

/** A function that tells the entries that a folded text is a question or alias of, by number; no more than can be candidates. */
function findEntriesOfTexts({ ids, texts, phraseTexts, phraseStarts }: IndexData): (folded: string) => number[] {
  // By text: the first of its phrasings and one; by phrasing: the next one of its text and one.
  const first = new Uint32Array(texts.size)
  const next = new Uint32Array(phraseTexts.length)
  for (let phrase = phraseStarts[ids.length]! - 1; phrase >= 0; phrase--) {
    const text = phraseTexts[phrase]!
    next[phrase] = first[text]!
    first[text] = phrase + 1
  }
  return (folded) => {
    const entries: number[] = []
    const text = texts.numberOf(folded)
    let phrase = text < 0 ? 0 : first[text]!
    for (; phrase > 0 && entries.length < mostCandidates; phrase = next[phrase - 1]!)
      entries.push(entryOfPhrase(phraseStarts, phrase - 1))
    return entries
  }
}

/** Entries stand in the order of their phrasings: found by halving. */
function entryOfPhrase(phraseStarts: Uint32Array, phrase: number): number {
  let from = 0
  let to = phraseStarts.length - 1
  while (to - from > 1) {
    const middle = (from + to) >> 1
    if (phraseStarts[middle]! <= phrase) from = middle
    else to = middle
  }
  return from
}
