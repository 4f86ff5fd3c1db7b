import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { LabelledQuestion } from './LabelledQuestion.ts'

const label = z.strictObject({
  q: z.string().min(1),
  bot: z.string().min(1),
  refer: z.array(z.string()).optional(),
  also: z.array(z.string()).optional(),
})

/** Which other bots answer questions that nothing in a bot answers; `also`: neither right nor wrong. */
export function readReferrals(path: string): z.infer<typeof label>[] {
  return readLines(path).map((line) => label.parse(line))
}

/** Pairs of entries of different bots that answer the same questions, as `bot/id`. */
export function readSameMatter(path: string): [string, string][] {
  return readLines(path).map((line) => z.tuple([z.string(), z.string()]).parse(line))
}

function readLines(path: string): unknown[] {
  const lines = readFileSync(path, 'utf8').split('\n')
  return lines.filter((line) => line.trim()).map((line) => JSON.parse(line))
}

/** Our own questions with who else answers them; a question that is not in the file nobody answers. */
export function labelReferrals(questions: readonly LabelledQuestion[], path: string): LabelledQuestion[] {
  const labels = new Map(readReferrals(path).map((one) => [`${one.bot} ${one.q}`, one]))
  return questions.map((question) => {
    if (question.ids.length > 0) return question
    const { refer = [], also = [] } = labels.get(`${question.bot} ${question.q}`) ?? {}
    return { ...question, refer, alsoRefer: also }
  })
}
