import { id, localised, phrasings } from '@faqdesk/faqs'
import { z } from 'zod'

const option = z.strictObject({
  id: id.describe('Names this option in conditions'),
  label: localised.describe('What the button says'),
  typed: z.array(z.string().min(1)).optional().describe('Other words that choose it when a person types them'),
  when: z
    .record(id, z.array(id).min(1))
    .optional()
    .describe('Earlier steps with the options of which one must have been chosen; else this option is not shown'),
  go: id.optional().describe('The next step; either this or answer'),
  answer: id.optional().describe('The entry that answers; either this or go'),
  also: z.array(id).max(3).optional().describe('Entries offered below the answer'),
})

const step = z.strictObject({
  ask: localised,
  hint: localised.optional().describe('Where to look, or what a word means'),
  options: z.array(option).min(2).max(8),
})

/**
 * `bots/<id>/flows/*.yaml`: a decision tree whose leaves are entries, for questions that depend on a
 * person's own case. The file name is its id.
 */
export const flow = z.strictObject({
  title: localised.describe('What the flow finds out, as a choice to tap: «Does my dog need a licence?»'),
  intro: localised.optional().describe('One sentence before the first question'),
  starts: phrasings.describe('Messages that begin it, word for word'),
  near: z.array(id).optional().describe('Entries below whose answer the flow is offered'),
  first: id.describe('The step it begins with'),
  steps: z.record(id, step),
})
export type Flow = z.infer<typeof flow>
export type FlowStep = z.infer<typeof step>
export type FlowOption = z.infer<typeof option>
