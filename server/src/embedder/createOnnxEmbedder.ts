import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createThread } from '../publication/createThread.ts'
import { checkVectors, type Embedder } from './Embedder.ts'
import { readModelFolder } from './readModelFolder.ts'

/** The version that the tests were run with. */
const runtimeVersion = '1.30.0'

export type OnnxOptions = {
  /** Folder of a sentence-transformers model in ONNX form. */
  folder: string
  /** Put in front of every text, for models that were trained so: `query: `. */
  prefix?: string
}

/**
 * A model on this machine, run in a thread of its own by `onnxruntime-node`. The package has some 300 MB and is
 * needed by nobody else, so that who wants it installs it beside the model.
 * @throws with the way out if the package or a file of the model is missing
 */
export async function createOnnxEmbedder({ folder, prefix = '' }: OnnxOptions): Promise<Embedder> {
  const about = readModelFolder(folder)
  const runtime = findRuntime(folder)
  if (!runtime)
    throw new Error(
      `The model in ${folder} is run by onnxruntime-node, which is not installed. Install it beside the model: npm install --ignore-scripts --prefix ${folder} onnxruntime-node@${runtimeVersion}`,
    )
  const hash = createHash('sha256').update(prefix)
  for (const file of about.files) await pipeline(createReadStream(file), hash, { end: false })
  const thread = createThread<string[], Float32Array[]>(
    new URL('./onnxWorker.ts', import.meta.url),
    'asking the model of meaning',
    { data: { about, runtime } },
  )
  return {
    id: `onnx ${basename(folder)} ${hash.digest('hex').slice(0, 16)}`,
    // A question waits for the batch before it.
    batchSize: 8,
    async embed(texts, signal) {
      if (texts.length === 0) return []
      signal?.throwIfAborted()
      return checkVectors(await thread.ask(texts.map((text) => prefix + text)), texts)
    },
    close: thread.close,
  }
}

/** Beside the model or above it, or among the server's own packages. */
export function findRuntime(folder: string): string | undefined {
  for (const from of [join(folder, 'package.json'), import.meta.filename]) {
    try {
      return createRequire(from).resolve('onnxruntime-node')
    } catch {}
  }
  return undefined
}
