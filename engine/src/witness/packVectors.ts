/** A vector as it is given. Its length is of no consequence, only its direction. */
export type Vector = Float32Array | readonly number[]

/** The vectors of an index, in bytes: each is scaled so that its largest number is ±127, which moves a cosine by some 0.002. */
export interface VectorData {
  dimension: number
  /** By entry, then one for `none`: where its vectors start. One more than there are entries, plus one. */
  starts: Uint32Array
  /** One vector after the other. */
  values: Int8Array
  /** Mean cosine of vectors of different entries: what texts have in common that have nothing in common but the model and the subject. */
  background: number
  /** How far the model is believed, 0 to 1; see `learnTrust`. */
  trust: number
}

/** The vectors of one entry, or of `none`; `name` is for errors. */
export type Named = { name: string; vectors: readonly Vector[] }

/**
 * Packs the vectors of the entries, in their order, and those of `none`; undefined if no entry has any.
 * @throws on vectors of several dimensions, and on one that has no direction, with the entry's name
 */
export function packVectors(entries: readonly Named[], none: Named): VectorData | undefined {
  const dimension = entries.find(({ vectors }) => vectors.length > 0)?.vectors[0]?.length
  if (dimension === undefined) return undefined
  const all = [...entries, none]
  const starts = new Uint32Array(all.length + 1)
  all.forEach(({ vectors }, at) => {
    starts[at + 1] = starts[at]! + vectors.length
  })
  const values = new Int8Array(starts[all.length]! * dimension)
  all.forEach(({ name, vectors }, at) => {
    vectors.forEach((vector, number) => {
      if (vector.length !== dimension)
        throw new Error(
          `A vector of ${name} has ${vector.length} numbers, others have ${dimension}; all vectors must come from one model`,
        )
      const from = (starts[at]! + number) * dimension
      if (!putBytes(values, from, vector))
        throw new Error(`Vector ${number + 1} of ${name} has no direction: its numbers are all 0, or not all finite`)
    })
  })
  return { dimension, starts, values, background: meanCosine({ dimension, starts, values }), trust: 1 }
}

/** Puts a vector down in bytes; false if it has no direction. */
export function putBytes(bytes: Int8Array, from: number, vector: Vector): boolean {
  let largest = 0
  for (const value of vector) largest = Math.max(largest, Math.abs(value))
  if (!(largest > 0 && largest < Number.POSITIVE_INFINITY)) return false
  for (let k = 0; k < vector.length; k++) bytes[from + k] = Math.round((127 * vector[k]!) / largest)
  return true
}

/** Length of each vector, so that a product becomes a cosine. */
export function lengthsOf(values: Int8Array, dimension: number): Float32Array {
  return Float32Array.from({ length: values.length / dimension }, (_, row) => {
    let squares = 0
    for (let k = row * dimension; k < (row + 1) * dimension; k++) squares += values[k]! ** 2
    return Math.sqrt(squares)
  })
}

/** The mean of the unit vectors of an entry, or of `none`; undefined if it has none. */
export function centreOf(
  { dimension, starts, values }: Pick<VectorData, 'values' | 'dimension' | 'starts'>,
  lengths: Float32Array,
  entry: number,
): Float32Array | undefined {
  const [from, to] = [starts[entry]!, starts[entry + 1]!]
  if (from === to) return undefined
  const centre = new Float32Array(dimension)
  for (let row = from; row < to; row++)
    for (let k = 0; k < dimension; k++) centre[k]! += values[row * dimension + k]! / (lengths[row]! * (to - from))
  return centre
}

/** Over all pairs of entries, by way of the sum of their centres: (|Σ c|² − Σ |c|²) / (n (n − 1)). */
function meanCosine(data: Pick<VectorData, 'values' | 'dimension' | 'starts'>): number {
  const lengths = lengthsOf(data.values, data.dimension)
  const sum = new Float64Array(data.dimension)
  let own = 0
  let entries = 0
  // The last one is `none`.
  for (let entry = 0; entry + 2 < data.starts.length; entry++) {
    const centre = centreOf(data, lengths, entry)
    if (!centre) continue
    entries++
    centre.forEach((value, k) => {
      sum[k]! += value
      own += value * value
    })
  }
  if (entries < 2) return 0
  const whole = sum.reduce((squares, value) => squares + value * value, 0)
  return Math.min(0.95, Math.max(0, (whole - own) / (entries * (entries - 1))))
}
