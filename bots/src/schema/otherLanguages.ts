import { source } from '@faqdesk/faqs'
import { z } from 'zod'

export const otherScripts = ['Latin', 'Arabic', 'Devanagari', 'Gurmukhi', 'Thai'] as const
export type OtherScript = (typeof otherScripts)[number]

const words = z.array(z.string().min(1)).min(1)

const otherLanguage = z
  .strictObject({
    code: z
      .string()
      .regex(/^[a-z]{2,3}$/, 'is no language code: write it as tl')
      .describe('BCP 47'),
    name: z.string().trim().min(1).describe('In English'),
    script: z.enum(otherScripts),
    scriptTells: z
      .literal(true)
      .optional()
      .describe('A message in this script is in this language unless words tell another one'),
    letters: z.string().optional().describe('Letters that, of the languages of this script, only this one writes'),
    words: words
      .optional()
      .describe('Words, or up to three in a row, of which one is enough; magpa* stands for words that begin so'),
    smallWords: words.optional().describe('Words that other languages have too: two different ones are enough'),
    line: z.string().trim().min(1).describe('What is said to the person, in that language'),
  })
  .refine(({ script, scriptTells }) => !(script === 'Latin' && scriptTells), {
    path: ['scriptTells'],
    message: 'is true for Latin, which English writes too: list telling words instead',
  })
  .refine(({ scriptTells, letters, words }) => scriptTells || letters || words, {
    path: ['words'],
    message: 'are missing: nothing tells this language',
  })
export type OtherLanguage = z.infer<typeof otherLanguage>

/** `bots/shared/otherLanguages.yaml`: languages that no bot speaks, how they are told, and what is said in them. */
export const otherLanguages = z.strictObject({
  sources: z.array(source).min(1).describe('Of the facts in the lines'),
  languages: z.array(otherLanguage).min(1),
})
export type OtherLanguages = z.infer<typeof otherLanguages>
