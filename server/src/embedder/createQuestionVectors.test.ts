import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createLog } from '../observe/createLog.ts'
import { createMetrics } from '../observe/createMetrics.ts'
import { createQuestionVectors } from './createQuestionVectors.ts'
import type { Embedder } from './Embedder.ts'

// The clock of the rests; the time limit of a question keeps its own.
beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

type Answering = (texts: readonly string[], signal?: AbortSignal) => Promise<Float32Array[]>

function start(limitMs = 10_000) {
  let answering: Answering = async (texts) => texts.map((_, at) => Float32Array.of(at, 1))
  let asked = 0
  const embedder: Embedder = {
    id: 'test',
    batchSize: 1,
    embed: (texts, signal) => {
      asked++
      return answering(texts, signal)
    },
    close: async () => {},
  }
  const metrics = createMetrics()
  const lines: string[] = []
  const log = createLog({ logLevel: 'info' }, { write: (line) => void lines.push(line) })
  const vectors = createQuestionVectors({ embedder, limitMs, log, metrics, mostFailures: 2, restMs: 1000 })
  return {
    vectors,
    lines,
    answer: (next: Answering) => {
      answering = next
    },
    asked: () => asked,
    results: async () =>
      Object.fromEntries(
        (await metrics.questionVectors.get()).values.map(({ labels, value }) => [labels.result, value]),
      ),
  }
}

const fail = async () => {
  throw new Error('down')
}

test('gives each text its vector', async () => {
  const { vectors, results } = start()
  expect(await vectors.of(['a', 'b'], 2)).toEqual(
    new Map([
      ['a', Float32Array.of(0, 1)],
      ['b', Float32Array.of(1, 1)],
    ]),
  )
  expect(await results()).toEqual({ used: 1 })
})

test('waits no longer than the limit, for a model that heeds it and for one that does not', async () => {
  const { vectors, answer, results } = start(5)
  answer(() => new Promise(() => {}))
  expect(await vectors.of(['a'], 2)).toBeUndefined()
  answer((_, signal) => new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))))
  expect(await vectors.of(['a'], 2)).toBeUndefined()
  expect(await results()).toEqual({ late: 2 })
})

test('gives no vectors of another dimension than the entries have', async () => {
  const { vectors, results } = start()
  expect(await vectors.of(['a'], 3)).toBeUndefined()
  expect(await results()).toEqual({ failed: 1 })
})

test('rests after failures in a row, lets one question try, rests longer, and wakes', async () => {
  const { vectors, answer, asked, results, lines } = start()
  const ask = async () => (await vectors.of(['a'], 2)) !== undefined
  const well: Answering = async () => [Float32Array.of(1, 1)]
  answer(fail)
  await ask()
  answer(well)
  expect(await ask()).toBe(true)
  answer(fail)
  await ask()
  await ask()
  expect(await ask()).toBe(false)
  expect(asked()).toBe(4)

  vi.advanceTimersByTime(1000)
  let release = () => {}
  answer(
    () =>
      new Promise((_, reject) => {
        release = () => reject(new Error('still down'))
      }),
  )
  const trial = ask()
  expect(await ask()).toBe(false)
  release()
  expect(await trial).toBe(false)
  expect(asked()).toBe(5)

  vi.advanceTimersByTime(1999)
  expect(await ask()).toBe(false)
  vi.advanceTimersByTime(1)
  answer(well)
  expect(await Promise.all([ask(), ask()])).toEqual([true, false])
  expect(await ask()).toBe(true)
  expect(await results()).toEqual({ failed: 4, used: 3, resting: 4 })
  expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
    expect.stringContaining('without vectors for a while'),
    expect.stringContaining('without vectors for a while'),
    'questions have vectors again',
  ])
})
