import { expect, test } from 'vitest'
import { clusterVectors } from './clusterVectors.ts'

test('vectors that point alike come together, around their middle', () => {
  const around = (x: number, y: number) => [-3, 0, 3].flatMap((turn) => [x + turn, y - turn])
  const values = Int8Array.from([...around(100, 10), ...around(-10, 100), ...around(-90, -90)])
  const { clusters, centres } = clusterVectors(values, 2, 3)
  expect([...clusters]).toEqual([0, 0, 0, 1, 1, 1, 2, 2, 2])
  expect([...centres]).toEqual([126, 13, -13, 126, -90, -90])
})
