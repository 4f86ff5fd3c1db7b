import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** How the vectors of a text's tokens become one. */
export type Pooling = 'mean' | 'cls' | 'lasttoken'

/** What is needed to run a sentence-transformers model that was exported to ONNX. */
export type ModelFolder = {
  folder: string
  model: string
  tokenizer: string
  tokenizerConfig: string
  pooling: Pooling
  /** Tokens of a text that are read; the rest is left. */
  mostTokens: number
  /** All files that decide the vectors. */
  files: string[]
}

const models = ['model.onnx', 'onnx/model.onnx', 'model_quantized.onnx', 'onnx/model_quantized.onnx']
const usualTokens = 512

/**
 * Reads what a folder says of its model: `modules.json`, `1_Pooling/config.json`, `sentence_bert_config.json`,
 * `tokenizer.json` and `tokenizer_config.json`, as sentence-transformers writes them.
 * @throws with what is missing and where it comes from
 */
export function readModelFolder(folder: string): ModelFolder {
  const file = (name: string) => join(folder, name)
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Error(
      `${folder} is no folder. FAQDESK_EMBEDDER takes the folder of a sentence-transformers model in ONNX form, or the address of an endpoint (https://host/v1)`,
    )
  const model = models.map(file).find(existsSync)
  if (!model)
    throw new Error(
      `${folder} holds no model: ${models.join(', ')} were looked for. Export one: optimum-cli export onnx --model NAME ${folder}`,
    )
  const [tokenizer, tokenizerConfig] = ['tokenizer.json', 'tokenizer_config.json'].map(file) as [string, string]
  for (const needed of [tokenizer, tokenizerConfig])
    if (!existsSync(needed)) throw new Error(`${needed} is missing; it comes with the model, beside its config.json`)

  const kinds = readJson<{ type: string }[]>(file('modules.json'))?.map(({ type }) => type.split('.').at(-1)!) ?? []
  const strange = kinds.filter((kind) => !['Transformer', 'Pooling', 'Normalize'].includes(kind))
  if (strange.length > 0)
    throw new Error(
      `The model in ${folder} ends in a layer of its own (${strange.join(', ')}), which is not read here; serve it by an endpoint instead`,
    )
  const poolingConfig = file('1_Pooling/config.json')
  const lengths = file('sentence_bert_config.json')
  const asked = readJson<{ max_seq_length?: number | null }>(lengths)?.max_seq_length
  const able = readJson<{ model_max_length?: number }>(tokenizerConfig)?.model_max_length ?? usualTokens
  return {
    folder,
    model,
    tokenizer,
    tokenizerConfig,
    pooling: readPooling(poolingConfig),
    mostTokens: Math.max(2, Math.min(asked ?? able, usualTokens)),
    files: [model, `${model}_data`, tokenizer, tokenizerConfig, poolingConfig, lengths].filter(existsSync),
  }
}

/** Older folders have a yes or no for each kind, newer ones the name of one. */
function readPooling(path: string): Pooling {
  const config = readJson<Record<string, unknown>>(path)
  if (!config) return 'mean'
  const names: Record<string, Pooling> = {
    pooling_mode_mean_tokens: 'mean',
    pooling_mode_cls_token: 'cls',
    pooling_mode_lasttoken: 'lasttoken',
  }
  const chosen = Object.keys(config).filter((key) => key.startsWith('pooling_mode_') && config[key] === true)
  const pooling = config.pooling_mode ?? (chosen.length === 1 ? names[chosen[0]!] : undefined)
  if (pooling !== 'mean' && pooling !== 'cls' && pooling !== 'lasttoken')
    throw new Error(
      `${path} asks for a pooling that is not read here (${pooling ?? chosen.join(', ')}): should be mean, cls or lasttoken`,
    )
  return pooling
}

function readJson<T>(path: string): T | undefined {
  if (!existsSync(path)) return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as T
  } catch {
    throw new Error(`${path} is no JSON; fetch the model's folder anew`)
  }
}
