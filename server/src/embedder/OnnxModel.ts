import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { pathToFileURL } from 'node:url'
import { Tokenizer } from '@huggingface/tokenizers'
import type { ModelFolder, Pooling } from './readModelFolder.ts'

/** What is used of `onnxruntime-node`, which is not installed with the server. */
type Runtime = {
  InferenceSession: {
    create(path: string, options: { intraOpNumThreads: number; interOpNumThreads: number }): Promise<Session>
  }
  Tensor: new (type: 'int64', data: BigInt64Array, dims: readonly number[]) => Tensor
}
type Session = {
  inputNames: readonly string[]
  outputNames: readonly string[]
  run(feeds: Record<string, Tensor>): Promise<Record<string, Tensor>>
}
type Tensor = { data: unknown; dims: readonly number[] }

/** A model that is loaded, for the thread that runs it: a run keeps its thread busy until it is done. */
export class OnnxModel {
  readonly #about: ModelFolder
  readonly #runtime: Runtime
  readonly #session: Session
  readonly #tokenizer: Tokenizer
  readonly #padding: number

  private constructor(about: ModelFolder, runtime: Runtime, session: Session, tokenizer: Tokenizer, padding: number) {
    this.#about = about
    this.#runtime = runtime
    this.#session = session
    this.#tokenizer = tokenizer
    this.#padding = padding
  }

  /** @param runtime the file of `onnxruntime-node` to load */
  static async load(about: ModelFolder, runtime: string): Promise<OnnxModel> {
    const module = (await import(pathToFileURL(runtime).href)) as Runtime & { default?: Runtime }
    const onnx = module.InferenceSession ? module : module.default!
    const config = JSON.parse(readFileSync(about.tokenizerConfig, 'utf8'))
    const tokenizer = new Tokenizer(JSON.parse(readFileSync(about.tokenizer, 'utf8')), config)
    // Half of the machine: the other half answers people.
    const threads = Math.max(1, availableParallelism() >> 1)
    const session = await onnx.InferenceSession.create(about.model, {
      intraOpNumThreads: threads,
      interOpNumThreads: 1,
    })
    const strange = session.inputNames.filter((name) => !inputs.includes(name))
    if (strange.length > 0)
      throw new Error(
        `${about.model} wants ${strange.join(', ')}, which is not given here: should be ${inputs.join(', ')}`,
      )
    return new OnnxModel(about, onnx, session, tokenizer, tokenizer.token_to_id(nameOf(config.pad_token)) ?? 0)
  }

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    const rows = texts.map((text) => this.#tokenize(text))
    const width = Math.max(...rows.map((ids) => ids.length))
    const dims = [rows.length, width]
    const ids = new BigInt64Array(rows.length * width).fill(BigInt(this.#padding))
    const mask = new BigInt64Array(rows.length * width)
    rows.forEach((row, at) => {
      row.forEach((id, k) => {
        ids[at * width + k] = BigInt(id)
        mask[at * width + k] = 1n
      })
    })
    const { Tensor } = this.#runtime
    const given = { input_ids: ids, attention_mask: mask, token_type_ids: new BigInt64Array(ids.length) }
    const feeds = Object.fromEntries(
      Object.entries(given)
        .filter(([name]) => this.#session.inputNames.includes(name))
        .map(([name, values]) => [name, new Tensor('int64', values, dims)]),
    )
    const results = await this.#session.run(feeds)
    return readOutput(results, this.#session.outputNames, rows, this.#about.pooling)
  }

  /** The token that ends a text stays when the text is cut. */
  #tokenize(text: string): number[] {
    const { ids } = this.#tokenizer.encode(text)
    const { mostTokens } = this.#about
    return ids.length > mostTokens ? [...ids.slice(0, mostTokens - 1), ids.at(-1)!] : ids
  }
}

const inputs = ['input_ids', 'attention_mask', 'token_type_ids']

/** Outputs that are a vector for each text already, by the names that exporters give them. */
const whole = ['sentence_embedding', 'text_embeds']

function readOutput(
  results: Record<string, Tensor>,
  names: readonly string[],
  rows: readonly number[][],
  pooling: Pooling,
): Float32Array[] {
  const name = whole.find((one) => names.includes(one)) ?? names[0]!
  const { data, dims } = results[name]!
  if (!(data instanceof Float32Array)) throw new Error(`The model's ${name} is not of 32-bit floats; export it so`)
  const size = dims.at(-1)!
  if (dims.length === 2) return rows.map((_, at) => data.slice(at * size, (at + 1) * size))
  const width = dims[1]!
  return rows.map((ids, at) => {
    const token = (k: number) => data.subarray((at * width + k) * size, (at * width + k + 1) * size)
    if (pooling === 'cls') return token(0).slice()
    if (pooling === 'lasttoken') return token(ids.length - 1).slice()
    const sum = new Float32Array(size)
    for (let k = 0; k < ids.length; k++) for (const [j, value] of token(k).entries()) sum[j]! += value
    return sum.map((value) => value / ids.length)
  })
}

/** Tokens of a tokenizer's settings are a word, or a word with more about it. */
function nameOf(token: unknown): string {
  if (typeof token === 'string') return token
  return token && typeof token === 'object' && 'content' in token ? String(token.content) : '[PAD]'
}
