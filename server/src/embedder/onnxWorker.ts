import { workerData } from 'node:worker_threads'
import { answerThread } from '../publication/answerThread.ts'
import { OnnxModel } from './OnnxModel.ts'
import type { ModelFolder } from './readModelFolder.ts'

const { about, runtime } = workerData as { about: ModelFolder; runtime: string }
let loading: Promise<OnnxModel> | undefined

/** Texts come, their vectors go back. */
answerThread(async (texts: string[]) => (await (loading ??= OnnxModel.load(about, runtime))).embed(texts))
