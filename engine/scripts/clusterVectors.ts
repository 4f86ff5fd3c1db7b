/** Rounds of k-means: afterwards hardly a vector changes its cluster. */
const rounds = 12

/**
 * Clusters of vectors that point alike (k-means on the sphere; Dhillon and Modha 2001). Deterministic: the first
 * centres are vectors at even distances.
 * @param values vectors of bytes, one after the other
 * @returns by vector its cluster, at most 256 of them; and the clusters' centres, scaled to bytes
 */
export function clusterVectors(
  values: Int8Array,
  dimensions: number,
  count: number,
): { clusters: Uint8Array; centres: Int8Array } {
  const size = values.length / dimensions
  const clusters = new Uint8Array(size)
  const centres = new Int8Array(count * dimensions)
  for (let cluster = 0; cluster < count; cluster++) {
    const from = Math.floor((cluster * size) / count) * dimensions
    centres.set(values.subarray(from, from + dimensions), cluster * dimensions)
  }
  for (let round = 0; round < rounds; round++) {
    const sums = new Float64Array(centres.length)
    for (let row = 0; row < size; row++) {
      let highest = -Infinity
      for (let cluster = 0; cluster < count; cluster++) {
        let product = 0
        for (let at = 0; at < dimensions; at++)
          product += values[row * dimensions + at]! * centres[cluster * dimensions + at]!
        if (product > highest) [highest, clusters[row]] = [product, cluster]
      }
      for (let at = 0; at < dimensions; at++) sums[clusters[row]! * dimensions + at]! += values[row * dimensions + at]!
    }
    for (let cluster = 0; cluster < count; cluster++) {
      const sum = sums.subarray(cluster * dimensions, (cluster + 1) * dimensions)
      const length = Math.hypot(...sum) || 1
      centres.set(
        sum.map((value) => Math.round((127 * value) / length)),
        cluster * dimensions,
      )
    }
  }
  return { clusters, centres }
}
