import type { IndexData } from './build/IndexData.ts'
import { bytesOf } from './bytesOf.ts'
import { engineVersion } from './engineVersion.ts'
import { SearchIndex } from './SearchIndex.ts'
import { type PackedTexts, TextTable } from './text/TextTable.ts'
import type { Index } from './types.ts'

/** Rises when the form of `toJSON` and `toBytes` changes. */
const format = 3

const arrayTypes = { Float32Array, Uint32Array, Uint16Array, Int8Array }
type ArrayType = keyof typeof arrayTypes
type TypedArray = InstanceType<(typeof arrayTypes)[ArrayType]>

/** What stands in the place of a typed array: in JSON its bytes, little-endian; otherwise where they are. */
type Packed = { type: ArrayType; base64: string }
type Placed = { type: ArrayType; at: number; length: number }

/** That bytes or JSON are no index, or one of another version of the engine: it would rank differently, and is to be built anew. */
export class UnreadableIndex extends Error {
  override name = 'UnreadableIndex'
  readonly found: { format?: unknown; engine?: unknown } | undefined

  constructor(found: { format?: unknown; engine?: unknown } | undefined) {
    const what = found ? `format ${found.format}, engine ${found.engine}` : 'no index'
    super(
      `Cannot read this index (${what}); this is engine ${engineVersion}, format ${format}. Build it anew with buildIndex`,
    )
    this.found = found
  }
}

/** Plain JSON values. */
export function dataToJson(data: IndexData): unknown {
  return {
    format,
    engine: engineVersion,
    ...takeArrays(data, (array, type): Packed => ({ type, base64: bytesOf(array).toString('base64') })),
  }
}

/**
 * The index that `toJSON` was called on, without building it anew.
 * @throws {UnreadableIndex}
 */
export function fromJSON(json: unknown): Index {
  return putArrays(checkVersion(json), ({ type, base64 }: Packed) => {
    const bytes = Buffer.from(base64, 'base64')
    // Node's small buffers share one, at offsets that typed arrays refuse.
    return new arrayTypes[type](bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer)
  })
}

/** Bytes before the header: its length. After it come the arrays, each at a multiple of this. */
const alignment = 8

/** The index in one buffer: a header in JSON, then the numbers as they are in memory (little-endian). */
export function dataToBytes(data: IndexData): Uint8Array {
  const arrays: { array: TypedArray; at: number }[] = []
  let end = 0
  const plain = takeArrays(data, (array, type): Placed => {
    const at = end
    arrays.push({ array, at })
    end = align(at + array.byteLength)
    return { type, at, length: array.length }
  })
  const header = Buffer.from(JSON.stringify({ format, engine: engineVersion, ...plain }))
  const start = align(alignment + header.length)
  const bytes = Buffer.from(new ArrayBuffer(start + end))
  bytes.writeUInt32LE(header.length)
  header.copy(bytes, alignment)
  for (const { array, at } of arrays) bytesOf(array).copy(bytes, start + at)
  return bytes
}

/**
 * The index that `toBytes` was called on, in a fraction of the time that `fromJSON` takes: its numbers stay where they are.
 * @param bytes not to be changed afterwards
 * @throws {UnreadableIndex}
 */
export function fromBytes(bytes: Uint8Array): Index {
  // Typed arrays need their bytes at a multiple of their own.
  const buffer = bytes.byteOffset % alignment === 0 ? bytesOf(bytes) : Buffer.from(new Uint8Array(bytes).buffer)
  let header: unknown
  const length = buffer.length < alignment ? 0 : buffer.readUInt32LE()
  try {
    header = JSON.parse(buffer.toString('utf8', alignment, alignment + length))
  } catch {
    throw new UnreadableIndex(undefined)
  }
  const start = align(alignment + length)
  return putArrays(checkVersion(header), ({ type, at, length }: Placed) => {
    if (start + at + length * arrayTypes[type].BYTES_PER_ELEMENT > buffer.length) throw new UnreadableIndex(undefined)
    return new arrayTypes[type](buffer.buffer as ArrayBuffer, buffer.byteOffset + start + at, length)
  })
}

type Plain = Record<string, unknown>

/** The data with something else in the place of its typed arrays, which stand in it and in its parts, no deeper. */
function takeArrays(data: IndexData, take: (array: TypedArray, type: ArrayType) => unknown): Plain {
  const replace = (value: unknown): unknown => {
    if (ArrayBuffer.isView(value)) return take(value as TypedArray, value.constructor.name as ArrayType)
    if (value instanceof TextTable) return mapFields(value.pack() as unknown as Plain, replace)
    return isPlain(value) && Object.values(value).some(ArrayBuffer.isView) ? mapFields(value, replace) : value
  }
  return mapFields(data as unknown as Plain, replace)
}

function putArrays<Place extends { type: ArrayType }>(plain: Plain, put: (place: Place) => TypedArray): Index {
  const replace = (value: unknown): unknown => {
    if (isPlace(value)) return put(value as Place)
    return isPlain(value) && Object.values(value).some(isPlace) ? mapFields(value, replace) : value
  }
  const data = mapFields(plain, replace) as unknown as Omit<IndexData, 'terms' | 'texts'> & {
    terms: PackedTexts
    texts: PackedTexts
  }
  return new SearchIndex({ ...data, terms: new TextTable(data.terms), texts: new TextTable(data.texts) })
}

function checkVersion(json: unknown): Plain {
  if (!isPlain(json)) throw new UnreadableIndex(undefined)
  const { format: foundFormat, engine, ...plain } = json
  if (foundFormat !== format || engine !== engineVersion) throw new UnreadableIndex({ format: foundFormat, engine })
  return plain
}

function mapFields(fields: Plain, replace: (value: unknown) => unknown): Plain {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, replace(value)]))
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isPlace(value: unknown): boolean {
  return isPlain(value) && typeof value.type === 'string' && value.type in arrayTypes
}

function align(at: number): number {
  return Math.ceil(at / alignment) * alignment
}
