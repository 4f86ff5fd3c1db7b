/** The bytes of an array, where they are: nothing is copied. */
export function bytesOf(array: ArrayBufferView): Buffer {
  return Buffer.from(array.buffer as ArrayBuffer, array.byteOffset, array.byteLength)
}
