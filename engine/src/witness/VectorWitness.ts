import { centreOf, lengthsOf, putBytes, type Vector, type VectorData } from './packVectors.ts'

/** Entries whose vectors are all compared with the query's: those whose centres are nearest. */
export const mostCompared = 100
/** Entries that become candidates because they are near, whatever their words. */
export const mostByMeaning = 12
/** Vectors of one entry that are compared with the query's, at most. */
const mostVectors = 400

/** What a query's vector says of the entries. */
export interface Meaning {
  /** How near the entry's nearest vector comes: 0 is as far as entries are from each other, 1 the same direction. */
  of(entry: number): number
  /** The nearest entries, the nearest first. */
  nearest: readonly number[]
  /** How near a message comes that nothing answers. */
  none: number
  /** How far the model is believed, 0 to 1. */
  trust: number
}

/**
 * Knows the vectors of the entries. Cosines of different models mean different things (unrelated texts have
 * 0.1 in one and 0.8 in another), so they are told as (cosine − background) / (1 − background).
 */
export class VectorWitness {
  readonly #data: VectorData
  readonly #lengths: Float32Array
  /** By entry, in bytes too; zeros for one without vectors. */
  readonly #centres: Int8Array
  readonly #centreLengths: Float32Array

  constructor(data: VectorData) {
    const { dimension, starts, values } = data
    this.#data = data
    this.#lengths = lengthsOf(values, dimension)
    this.#centres = new Int8Array((starts.length - 2) * dimension)
    for (let entry = 0; entry + 2 < starts.length; entry++) {
      const centre = centreOf(data, this.#lengths, entry)
      if (centre) putBytes(this.#centres, entry * dimension, centre)
    }
    this.#centreLengths = lengthsOf(this.#centres, dimension)
  }

  /**
   * @param without a vector of the index that is left out
   * @throws if the vector is of another dimension than the entries', or has no direction
   */
  read(vector: Vector, without = -1): Meaning {
    const { dimension, starts } = this.#data
    const query = unitOf(vector, dimension)
    const none = starts.length - 2
    const known = new Map<number, number>()
    const of = (entry: number) => {
      let near = known.get(entry)
      if (near === undefined) known.set(entry, (near = this.#nearnessOf(entry, query, without)))
      return near
    }
    const byCentre = this.#centreLengths.map((length, entry) =>
      length === 0 ? -1 : product(query, this.#centres, entry * dimension) / length,
    )
    const nearest = highest(byCentre, mostCompared).filter((entry) => of(entry) > 0)
    nearest.sort((a, b) => of(b) - of(a) || a - b)
    return { of, nearest: nearest.slice(0, mostByMeaning), none: of(none), trust: this.#data.trust }
  }

  #nearnessOf(entry: number, query: Float32Array, without: number): number {
    const { dimension, starts, values, background } = this.#data
    const end = Math.min(starts[entry + 1]!, starts[entry]! + mostVectors)
    let cosine = background
    for (let row = starts[entry]!; row < end; row++)
      if (row !== without) cosine = Math.max(cosine, product(query, values, row * dimension) / this.#lengths[row]!)
    return Math.min(1, (cosine - background) / (1 - background))
  }
}

function unitOf(vector: Vector, dimension: number): Float32Array {
  if (vector.length !== dimension)
    throw new Error(`The query's vector has ${vector.length} numbers, those of the entries have ${dimension}`)
  const length = Math.hypot(...vector)
  if (!(length > 0 && length < Number.POSITIVE_INFINITY))
    throw new Error("The query's vector has no direction: its numbers are all 0, or not all finite")
  return Float32Array.from(vector, (value) => value / length)
}

/** Four sums at a time: the processor waits less for each addition. */
function product(query: Float32Array, values: Int8Array, from: number): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let k = 0
  for (; k + 3 < query.length; k += 4) {
    a += query[k]! * values[from + k]!
    b += query[k + 1]! * values[from + k + 1]!
    c += query[k + 2]! * values[from + k + 2]!
    d += query[k + 3]! * values[from + k + 3]!
  }
  for (; k < query.length; k++) a += query[k]! * values[from + k]!
  return a + b + (c + d)
}

/** Places of the highest values, in order of place; of equal ones the first. */
function highest(values: Float32Array, count: number): number[] {
  const least = values.toSorted()[Math.max(0, values.length - count)] ?? 0
  const places = [...values.keys()].filter((place) => values[place]! >= least)
  return places.slice(0, count)
}
