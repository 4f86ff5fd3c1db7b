import { z } from 'zod'
import {
  askedLanguages,
  confidence,
  day,
  httpsUrl,
  id,
  languages,
  localised,
  localisedList,
  phrasings,
} from './localised.ts'

/** How a person gets something done, or a form filed: one way of reaching a department. */
export const channel = z.strictObject({
  kind: z.enum(['online', 'app', 'pdf', 'paper', 'counter', 'post', 'drop-box', 'phone', 'fax', 'email']),
  label: localised.optional(),
  url: httpsUrl.optional(),
  address: localised.optional(),
  hours: localised.optional(),
  phone: z.string().optional(),
  email: z.email().optional(),
  languages: z.array(z.enum(languages)).optional(),
})
export type Channel = z.infer<typeof channel>

export const link = z.strictObject({
  title: localised,
  url: z.union([httpsUrl, z.strictObject({ en: httpsUrl, 'zh-Hant': httpsUrl, 'zh-Hans': httpsUrl.optional() })]),
  fileType: z.enum(['pdf', 'doc', 'xls']).optional(),
})

export const document = z.strictObject({
  name: localised,
  copy: z.enum(['original', 'copy', 'either']).optional(),
  form: z.string().optional().describe('The number of a form, if the document is one'),
})

/** Where a fact was read. Every entry has at least one source; the lint refuses a fact without. */
export const source = z.strictObject({
  url: httpsUrl,
  seen: z.string().min(1).describe('What copy was read, and how old it is'),
  confidence,
})

const fee = z.strictObject({
  text: localised.describe('The fee as it is shown'),
  amount: z.number().min(0).optional().describe('The usual amount in Hong Kong dollars'),
  effectiveFrom: day.optional(),
  concession: localised.optional(),
})

const time = z.strictObject({
  processing: localised.optional(),
  validity: localised.optional(),
  deadline: localised.optional(),
})

const form = z.strictObject({
  number: z.string().min(1).optional(),
  titleStatus: z
    .enum(['official', 'unofficial'])
    .describe('unofficial: the Chinese title is ours, since the official one was not seen'),
  title: localised,
  languages: z.array(z.enum(languages)).optional(),
})

/**
 * One answerable question: what staff edit and the public reads. The parts of an answer are data,
 * so that every client can show them in its own way (`PRODUCT`: answer card anatomy).
 */
export const entry = z
  .strictObject({
    id,
    question: localised.describe('The question in plain words; the title of the answer card'),
    aliases: z.array(z.string().min(1)).optional().describe('Exact names and keywords: 狗牌, TD 558, dog licence'),
    phrasings: phrasings.optional().describe('About six curated ways of asking; the training set lies in phrasings/'),
    short: localised.describe('The answer in one breath: at most 60 Chinese characters or 40 English words'),
    answer: localised.optional().describe('Details in Markdown: paragraphs, lists, bold, links, tables'),
    steps: localisedList.optional().describe('At most seven, one verb each'),
    eligibility: localisedList.optional(),
    documents: z.array(document).min(1).optional(),
    fee: fee.optional(),
    time: time.optional(),
    where: localised.optional(),
    when: localised.optional(),
    penalty: localised.optional(),
    channels: z.array(channel).min(1).optional(),
    form: form.optional(),
    links: z.array(link).min(1).optional(),
    department: id.optional().describe("A key of bots/shared/departments.yaml; the default is the file's"),
    caution: localised.optional().describe('What to check and with whom, where sources are old or differ'),
    sources: z.array(source).min(1),
    confidence,
    reviewedOn: day,
    reviewBy: day,
    validFrom: day.optional(),
    validTo: day.optional().describe('The last day on which this is served'),
    owner: z.string().optional(),
    related: z.array(id).optional(),
    tags: z.array(z.string().min(1)).optional(),
  })
  .refine((faq) => !faq.validFrom || !faq.validTo || faq.validFrom <= faq.validTo, {
    path: ['validTo'],
    message: 'is before validFrom',
  })
export type Entry = z.infer<typeof entry>

/** A question that honestly could mean several entries: the bot asks back with these choices. */
export const ambiguous = z.strictObject({
  phrasings,
  among: z.array(id).min(2).max(5),
  ask: localised.optional().describe('The question to ask back; a general one otherwise'),
})
export type Ambiguous = z.infer<typeof ambiguous>

/** One file of `faqs/<bot>/*.yaml`: the entries of one category, in an order that a person would read. */
export const entryFile = z.strictObject({
  category: id,
  title: localised,
  order: z.int().optional().describe('Where the category stands among the others'),
  department: id.optional().describe('The department of entries that name none'),
  owner: z.string().optional(),
  entries: z.array(entry),
  ambiguous: z.array(ambiguous).optional(),
})
export type EntryFile = z.infer<typeof entryFile>

/** `phrasings/<category>.yaml`: the training set, entry by entry. */
export const phrasingsFile = z.record(id, phrasings)
/** `phrasings/none.yaml`: messages that people send and that nothing here answers. */
export const noneFile = phrasings

/** `golden/<category>.yaml`: what the bot must do with a question; never trained on. */
export const goldenFile = z.strictObject({
  answer: z.record(id, phrasings).optional().describe('By entry: questions that it must answer'),
  refuse: phrasings.optional().describe('Questions that the bot must refuse or refer'),
  ask: z
    .array(z.strictObject({ q: z.string().min(1), lang: z.enum(askedLanguages), among: z.array(id).min(2) }))
    .optional()
    .describe('Questions on which it must ask back'),
})
export type GoldenFile = z.infer<typeof goldenFile>

/** `lexicon/*.yaml`: concepts, each with the everyday and official words for it. */
export const lexiconFile = z.record(
  id,
  z.strictObject({
    yue: z.array(z.string()).optional(),
    zh: z.array(z.string()).optional(),
    en: z.array(z.string()).optional(),
  }),
)
export type LexiconFile = z.infer<typeof lexiconFile>
