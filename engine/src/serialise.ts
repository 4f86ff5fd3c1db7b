import type { IndexData } from './build/IndexData.ts'
import { engineVersion } from './engineVersion.ts'
import { SearchIndex } from './SearchIndex.ts'
import type { Index } from './types.ts'
import type { VectorData } from './witness/packVectors.ts'
import type { SparseRows } from './witness/SparseRows.ts'

/** Rises when the form of `toJSON` changes. */
const format = 2

interface PackedRows {
  starts: string
  columns: string
  values: string
}
type Packed<T> = {
  [K in keyof T]: T[K] extends SparseRows ? PackedRows : T[K] extends Float32Array | Uint32Array ? string : T[K]
}
interface Serialised extends Packed<Omit<IndexData, 'vectors'>> {
  vectors?: Omit<VectorData, 'starts' | 'values'> & { starts: string; values: string }
  format: number
  engine: string
}

/** Plain JSON values; typed arrays become base64 of their little-endian bytes. */
export function dataToJson(data: IndexData): unknown {
  return {
    format,
    engine: engineVersion,
    ...data,
    weights: pack(data.weights),
    phraseStarts: pack(data.phraseStarts),
    postings: packRows(data.postings),
    phrases: packRows(data.phrases),
    sentences: packRows(data.sentences),
    sentenceStarts: pack(data.sentenceStarts),
    gists: pack(data.gists),
    classifier: packRows(data.classifier),
    ...(data.vectors && {
      vectors: { ...data.vectors, starts: pack(data.vectors.starts), values: pack(data.vectors.values) },
    }),
  }
}

/**
 * The index that `toJSON` was called on, without building it anew.
 * @throws if the JSON is not an index, or one of another engine version, which would rank differently: build it anew then
 */
export function fromJSON(json: unknown): Index {
  const packed = json as Serialised
  if (!packed || typeof packed !== 'object' || packed.format !== format || packed.engine !== engineVersion) {
    const found =
      packed && typeof packed === 'object' ? `format ${packed.format}, engine ${packed.engine}` : typeof packed
    throw new Error(
      `Cannot read this index (${found}); this is engine ${engineVersion}, format ${format}. Build it anew with buildIndex`,
    )
  }
  const { format: _, engine: __, vectors, ...rest } = packed
  return new SearchIndex({
    ...rest,
    weights: unpackFloats(packed.weights),
    phraseStarts: unpackIntegers(packed.phraseStarts),
    postings: unpackRows(packed.postings),
    phrases: unpackRows(packed.phrases),
    sentences: unpackRows(packed.sentences),
    sentenceStarts: unpackIntegers(packed.sentenceStarts),
    gists: unpackFloats(packed.gists),
    classifier: unpackRows(packed.classifier),
    ...(vectors && {
      vectors: {
        ...vectors,
        starts: unpackIntegers(vectors.starts),
        values: new Int8Array(bytesOf(vectors.values)),
      },
    }),
  })
}

function packRows({ starts, columns, values }: SparseRows): PackedRows {
  return { starts: pack(starts), columns: pack(columns), values: pack(values) }
}

function unpackRows({ starts, columns, values }: PackedRows): SparseRows {
  return { starts: unpackIntegers(starts), columns: unpackIntegers(columns), values: unpackFloats(values) }
}

function pack(array: Float32Array | Uint32Array | Int8Array): string {
  return Buffer.from(array.buffer, array.byteOffset, array.byteLength).toString('base64')
}

function unpackIntegers(base64: string): Uint32Array {
  return new Uint32Array(bytesOf(base64))
}

function unpackFloats(base64: string): Float32Array {
  return new Float32Array(bytesOf(base64))
}

/** A buffer of its own: Node's small buffers share one, at offsets that typed arrays refuse. */
function bytesOf(base64: string): ArrayBuffer {
  const bytes = Buffer.from(base64, 'base64')
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}
