import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddingEndpoint, startEmbeddingEndpoint } from '../testing/startEmbeddingEndpoint.ts'
import { type TinyModelOptions, writeStandInRuntime, writeTinyModel } from '../testing/writeTinyModel.ts'
import { createEndpointEmbedder } from './createEndpointEmbedder.ts'
import { createOnnxEmbedder, findRuntime } from './createOnnxEmbedder.ts'
import type { Embedder } from './Embedder.ts'

let endpoint: EmbeddingEndpoint
const root = mkdtempSync(join(tmpdir(), 'faqdesk-embedder-'))
beforeAll(async () => {
  endpoint = await startEmbeddingEndpoint()
})
afterEach(() => endpoint.behave('well'))
afterAll(async () => {
  await endpoint.stop()
  rmSync(root, { recursive: true })
})

/** Above the folder of the tests, if somebody put one there; the server does not bring it. */
const runtime = findRuntime(tmpdir())
let count = 0

function makeFolder(options: TinyModelOptions = {}, { real = false, bare = false } = {}): string {
  const folder = join(root, `model-${++count}`)
  writeTinyModel(folder, options)
  if (!real && !bare) writeStandInRuntime(folder)
  return folder
}

const open: Embedder[] = []
afterAll(() => Promise.all(open.map((embedder) => embedder.close())))
async function opened(making: Embedder | Promise<Embedder>): Promise<Embedder> {
  const embedder = await making
  open.push(embedder)
  return embedder
}

const kinds: [string, boolean, (prefix?: string) => Promise<Embedder>][] = [
  ['an endpoint', true, async (prefix) => createEndpointEmbedder({ url: endpoint.url, model: 'test', prefix })],
  ['a model folder', true, (prefix) => createOnnxEmbedder({ folder: makeFolder(), prefix })],
  [
    'a model folder and the real runtime',
    runtime !== undefined,
    (prefix) => createOnnxEmbedder({ folder: makeFolder({}, { real: true }), prefix }),
  ],
]

describe.each(kinds)('the embedder of %s', (_, isThere, make) => {
  const it = test.skipIf(!isThere)

  it('gives each text its vector, near for what means the same and far for what does not', async () => {
    const embedder = await opened(make())
    const [lost, gone, fee] = await embedder.embed(['lost dog', '狗 遺失', 'fee'])
    expect(cosine(lost!, gone!)).toBeGreaterThan(0.8)
    expect(cosine(lost!, fee!)).toBeLessThan(0.5)
    expect(new Set([lost, gone, fee].map((vector) => vector!.length)).size).toBe(1)
  })

  it('gives a text the same vector alone and among others', async () => {
    const embedder = await opened(make())
    const alone = await embedder.embed(['lost dog'])
    const among = await embedder.embed(['a price that is much longer than the dog', 'lost dog', 'fee fee fee'])
    expect(cosine(alone[0]!, among[1]!)).toBeCloseTo(1, 5)
    expect(await embedder.embed([])).toEqual([])
  })

  it('is named by its model and by what stands in front of each text', async () => {
    const [one, same, other] = await Promise.all([make(), make(), make('fee ')].map(opened))
    expect(one!.id.replace(/model-\d+/, '')).toBe(same!.id.replace(/model-\d+/, ''))
    expect(other!.id.replace(/model-\d+/, '')).not.toBe(same!.id.replace(/model-\d+/, ''))
    const [[plain], [after]] = await Promise.all([one!.embed(['lost']), other!.embed(['lost'])])
    expect(cosine(plain!, after!)).toBeLessThan(0.95)
  })

  it('refuses after it was closed, and what it was asked before', async () => {
    const embedder = await make()
    await embedder.embed(['lost'])
    await embedder.close()
    await expect(embedder.embed(['lost'])).rejects.toThrow()
  })
})

describe('an endpoint', () => {
  const make = (more: object = {}) => createEndpointEmbedder({ url: endpoint.url, model: 'test', ...more })

  test('is told the model and the key, and may answer in any order', async () => {
    endpoint.behave('shuffled')
    const [lost, fee] = await make({ key: 'secret', model: 'e5' }).embed(['lost', 'fee'])
    expect(lost![0]).toBe(1)
    expect(fee![1]).toBe(1)
    expect(endpoint.asked.at(-1)).toEqual({ texts: ['lost', 'fee'], model: 'e5', key: 'Bearer secret' })
  })

  test.each([
    ['broken', /answered with 503/],
    ['no JSON', /no list of vectors/],
    ['no vectors', /no list of vectors/],
    ['too few', /other texts than were sent/],
    ['two dimensions', /one dimension/],
    ['zeros', /no direction/],
    ['elsewhere', /redirect/],
  ] as const)('that is %s is an error that says so, without the text', async (behaviour, said) => {
    endpoint.behave(behaviour)
    const failing = make().embed(['my secret question', 'another'])
    await expect(failing).rejects.toThrow(said)
    await expect(failing).rejects.not.toThrow(/secret question/)
    expect(endpoint.texts()).not.toContain('/v2/embeddings')
  })

  test('that is not there is an error that names it', async () => {
    const gone = await startEmbeddingEndpoint()
    await gone.stop()
    await expect(make({ url: gone.url }).embed(['x'])).rejects.toThrow(`${gone.url}/embeddings can't be reached: ECONN`)
  })

  test('that says nothing is waited for no longer than wanted', async () => {
    endpoint.behave('silent')
    await expect(make().embed(['x'], AbortSignal.timeout(50))).rejects.toThrow(/timeout/)
  })
})

describe('a model folder', () => {
  test.each(['mean', 'cls', 'lasttoken'] as const)('is read with the pooling that it names: %s', async (pooling) => {
    const embedder = await opened(createOnnxEmbedder({ folder: makeFolder({ pooling }) }))
    const [vector] = await embedder.embed(['lost', 'fee fee fee'])
    const expected = { mean: [1 / 3, 0, 0, 0.4 / 3], cls: [0, 0, 0, 0.2], lasttoken: [0, 0, 0, 0.2] }[pooling]
    for (const [at, value] of expected.entries()) expect(vector![at]).toBeCloseTo(value, 5)
  })

  test('may give the vector of a text by itself', async () => {
    const folder = makeFolder({ output: 'sentence_embedding' }, { real: runtime !== undefined })
    const [vector] = await (await opened(createOnnxEmbedder({ folder }))).embed(['lost'])
    for (const [at, value] of [1 / 3, 0, 0, 0.4 / 3].entries()) expect(vector![at]).toBeCloseTo(value, 5)
  })

  test('reads no more of a text than it has room for, and its end token', async () => {
    const embedder = await opened(createOnnxEmbedder({ folder: makeFolder({ mostTokens: 4, pooling: 'mean' }) }))
    const [cut, short] = await embedder.embed([`lost lost ${'fee '.repeat(500)}`, 'lost lost'])
    expect(cosine(cut!, short!)).toBeCloseTo(1, 5)
  })

  test('is named by what its files say', async () => {
    const folder = makeFolder()
    const { id } = await opened(createOnnxEmbedder({ folder }))
    writeFileSync(join(folder, 'sentence_bert_config.json'), '{"max_seq_length": 8}')
    expect((await opened(createOnnxEmbedder({ folder }))).id).not.toBe(id)
  })

  test.each([
    ['model.onnx', /holds no model: model\.onnx.*Export one: optimum-cli/],
    ['tokenizer.json', /tokenizer\.json is missing; it comes with the model/],
    ['tokenizer_config.json', /tokenizer_config\.json is missing/],
  ])('without %s is refused with the way out', async (name, said) => {
    const folder = makeFolder()
    rmSync(join(folder, name))
    await expect(createOnnxEmbedder({ folder })).rejects.toThrow(said)
  })

  test.each([
    ['1_Pooling/config.json', '{"pooling_mode_max_tokens": true}', /pooling that is not read here \(pooling_mode_max/],
    ['1_Pooling/config.json', '{"pooling_mode": "weightedmean"}', /weightedmean/],
    ['1_Pooling/config.json', 'version https://git-lfs', /no JSON; fetch the model's folder anew/],
    ['modules.json', '[{"type": "sentence_transformers.models.Dense"}]', /layer of its own \(Dense\)/],
  ])('whose %s says %s is refused', async (name, content, said) => {
    const folder = makeFolder()
    writeFileSync(join(folder, name), content)
    await expect(createOnnxEmbedder({ folder })).rejects.toThrow(said)
  })

  test('that is none is refused, and the setting named', () =>
    expect(createOnnxEmbedder({ folder: join(root, 'nothing') })).rejects.toThrow(/no folder\. FAQDESK_EMBEDDER takes/))

  test.skipIf(runtime !== undefined)('without the runtime says how to install it', () =>
    expect(createOnnxEmbedder({ folder: makeFolder({}, { bare: true }) })).rejects.toThrow(
      /onnxruntime-node, which is not installed\. Install it beside the model: npm install --ignore-scripts --prefix .*model-\d+ onnxruntime-node@\d/,
    ),
  )

  test('whose model can not be loaded fails each question with the reason', async () => {
    const folder = makeFolder()
    writeFileSync(join(folder, 'tokenizer.json'), '{}')
    const embedder = await opened(createOnnxEmbedder({ folder }))
    for (const text of ['lost', 'fee']) await expect(embedder.embed([text])).rejects.toThrow(/Tokenizer/)
  })
})

function cosine(a: Float32Array, b: Float32Array): number {
  const product = a.reduce((sum, value, at) => sum + value * b[at]!, 0)
  return product / (Math.hypot(...a) * Math.hypot(...b))
}
