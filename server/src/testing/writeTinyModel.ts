import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Words, and Chinese characters, that the tiny model knows, each with its vector. */
const vectors: Record<string, number[]> = {
  '[PAD]': [9, 9, 9, 9],
  '[UNK]': [0, 0, 0, 1],
  '[CLS]': [0, 0, 0, 0.2],
  '[SEP]': [0, 0, 0, 0.2],
  lost: [1, 0, 0, 0],
  gone: [0.9, 0.1, 0, 0],
  失: [0.9, 0, 0.1, 0],
  fee: [0, 1, 0, 0],
  price: [0.1, 0.9, 0, 0],
  費: [0, 0.9, 0.1, 0],
  dog: [0, 0, 1, 0],
  狗: [0, 0, 0.9, 0.1],
}

export type TinyModelOptions = {
  /** What the model gives: a vector for each token, or one for the text. Default: tokens. */
  output?: 'last_hidden_state' | 'sentence_embedding'
  pooling?: 'mean' | 'cls' | 'lasttoken'
  mostTokens?: number
}

/**
 * Writes a folder as sentence-transformers does, with a model of one step: it looks up the vector of each token
 * (and, if it gives one for the text, takes the mean of them, padding included).
 */
export function writeTinyModel(folder: string, options: TinyModelOptions = {}): void {
  const { output = 'last_hidden_state', pooling = 'mean', mostTokens = 16 } = options
  mkdirSync(join(folder, '1_Pooling'), { recursive: true })
  const write = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value))
  writeFileSync(join(folder, 'model.onnx'), onnxModel(output))
  const plain = { single_word: false, lstrip: false, rstrip: false, normalized: false, special: true }
  const special = (content: string, id: number) => ({ id, content, ...plain })
  const tokens = Object.keys(vectors)
  write('tokenizer.json', {
    version: '1.0',
    truncation: null,
    padding: null,
    added_tokens: tokens.slice(0, 4).map(special),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [
        { SpecialToken: { id: '[CLS]', type_id: 0 } },
        { Sequence: { id: 'A', type_id: 0 } },
        { SpecialToken: { id: '[SEP]', type_id: 0 } },
      ],
      pair: [],
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
      },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(tokens.map((token, id) => [token, id])),
    },
  })
  write('tokenizer_config.json', { tokenizer_class: 'BertTokenizer', pad_token: '[PAD]', unk_token: '[UNK]' })
  write('sentence_bert_config.json', { max_seq_length: mostTokens, do_lower_case: false })
  write('1_Pooling/config.json', {
    word_embedding_dimension: 4,
    pooling_mode_cls_token: pooling === 'cls',
    pooling_mode_mean_tokens: pooling === 'mean',
    pooling_mode_max_tokens: false,
    pooling_mode_lasttoken: pooling === 'lasttoken',
  })
  write('modules.json', [
    { idx: 0, name: '0', path: '', type: 'sentence_transformers.models.Transformer' },
    { idx: 1, name: '1', path: '1_Pooling', type: 'sentence_transformers.models.Pooling' },
  ])
}

/**
 * A package `onnxruntime-node` beside a model that does what the tiny model does, so that everything around the
 * runtime is tested where the runtime itself is not installed.
 */
export function writeStandInRuntime(folder: string): void {
  const place = join(folder, 'node_modules/onnxruntime-node')
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, 'package.json'), JSON.stringify({ name: 'onnxruntime-node', main: 'index.js' }))
  writeFileSync(
    join(place, 'index.js'),
    `const table = ${JSON.stringify(Object.values(vectors))}
class Tensor {
  constructor(type, data, dims) {
    if (type !== 'int64' || !(data instanceof BigInt64Array) || data.length !== dims[0] * dims[1]) throw new Error('no such tensor')
    Object.assign(this, { type, data, dims })
  }
}
const InferenceSession = {
  async create(path, { intraOpNumThreads }) {
    const name = require('node:fs').readFileSync(path, 'latin1').includes('sentence_embedding') ? 'sentence_embedding' : 'last_hidden_state'
    if (!(intraOpNumThreads >= 1)) throw new Error('no threads')
    return {
      inputNames: ['input_ids', 'attention_mask'],
      outputNames: [name],
      async run(feeds) {
        if (Object.keys(feeds).sort().join() !== 'attention_mask,input_ids') throw new Error('other inputs are wanted')
        const [rows, width] = feeds.input_ids.dims
        const tokens = [...feeds.input_ids.data].flatMap((id) => table[Number(id)])
        if (name === 'last_hidden_state') return { [name]: { data: Float32Array.from(tokens), dims: [rows, width, 4] } }
        const means = Array.from({ length: rows * 4 }, (_, at) => {
          const [row, j] = [Math.floor(at / 4), at % 4]
          return Array.from({ length: width }, (_, k) => tokens[(row * width + k) * 4 + j]).reduce((a, b) => a + b) / width
        })
        return { [name]: { data: Float32Array.from(means), dims: [rows, 4] } }
      },
    }
  },
}
module.exports = { InferenceSession, Tensor }
`,
  )
}

/** ModelProto, field by field (onnx.proto): look up `input_ids` in a table, and take the mean if it is for the text. */
function onnxModel(output: string): Buffer {
  const isWhole = output === 'sentence_embedding'
  const size = 4
  const table = Buffer.from(Float32Array.from(Object.values(vectors).flat()).buffer)
  const [int64, float] = [7, 1]
  const value = (name: string, type: number, dims: (string | number)[]) =>
    message(
      text(1, name),
      field(
        2,
        field(
          1,
          number(1, type),
          field(2, ...dims.map((dim) => field(1, typeof dim === 'string' ? text(2, dim) : number(1, dim)))),
        ),
      ),
    )
  const node = (type: string, inputs: string[], result: string, ...attributes: Buffer[]) =>
    field(1, ...inputs.map((name) => text(1, name)), text(2, result), text(4, type), ...attributes)
  const looked = isWhole ? 'looked' : output
  const axes = field(5, text(1, 'axes'), number(8, 1), number(20, 7))
  const flat = field(5, text(1, 'keepdims'), number(3, 0), number(20, 2))
  const graph = [
    node('Gather', ['table', 'input_ids'], looked),
    ...(isWhole ? [node('ReduceMean', [looked], output, axes, flat)] : []),
    text(2, 'tiny'),
    field(5, number(1, table.length / 4 / size), number(1, size), number(2, float), text(8, 'table'), bytes(9, table)),
    ...['input_ids', 'attention_mask'].map((name) => bytes(11, value(name, int64, ['batch', 'tokens']))),
    bytes(12, value(output, float, isWhole ? ['batch', size] : ['batch', 'tokens', size])),
  ]
  return message(number(1, 8), text(2, 'test'), field(7, ...graph), field(8, text(1, ''), number(2, 13)))
}

const message = (...fields: Buffer[]) => Buffer.concat(fields)
const field = (tag: number, ...fields: Buffer[]) => bytes(tag, message(...fields))
const text = (tag: number, value: string) => bytes(tag, Buffer.from(value))
const bytes = (tag: number, value: Buffer) => message(varint(tag * 8 + 2), varint(value.length), value)
const number = (tag: number, value: number) => message(varint(tag * 8), varint(value))

function varint(value: number): Buffer {
  const parts: number[] = []
  for (; value > 127; value >>>= 7) parts.push((value & 127) | 128)
  return Buffer.from([...parts, value])
}
