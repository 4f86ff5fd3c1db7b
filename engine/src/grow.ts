/** A copy of an array with room for so many numbers at least, and for twice as many as before. */
export function grow<T extends Uint16Array | Uint32Array | Float32Array | Float64Array>(array: T, least: number): T {
  const larger = new (array.constructor as new (length: number) => T)(Math.max(least, 2 * array.length))
  larger.set(array)
  return larger
}
