import { readFileSync } from 'node:fs'
import { askedLanguages } from '@faqdesk/faqs'
import { z } from 'zod'

const labelledQuestion = z.object({
  q: z.string().min(1),
  lang: z.enum(askedLanguages).optional(),
  bot: z.string().min(1),
  ids: z.array(z.string()),
  also: z.array(z.string()).default([]),
  kind: z.string().default('plain'),
  set: z.string().default('labelled'),
  refer: z.array(z.string()).optional(),
  alsoRefer: z.array(z.string()).optional(),
})

/** A question with the entries that answer it. `test/queries/README.md` tells the fields. */
export type LabelledQuestion = z.infer<typeof labelledQuestion>

/**
 * Reads labelled questions, one JSON object a line; empty lines are skipped.
 * @throws Error that names file and line of the first line that is none
 */
export function readQuestions(path: string): LabelledQuestion[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line, index) => {
      if (line.trim() === '') return []
      try {
        return [labelledQuestion.parse(JSON.parse(line))]
      } catch (error) {
        const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
        throw new Error(`${path}:${index + 1}: is no labelled question (see test/queries/README.md): ${why}`)
      }
    })
}
