import { readFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { z } from 'zod'
import {
  type Ambiguous,
  ambiguous,
  type Entry,
  entry,
  entryFile,
  type GoldenFile,
  goldenFile,
  noneFile,
  phrasingsFile,
} from '../schema/entry.ts'
import { type AskedLanguage, askedLanguages, type Localised, languages, type Phrasings } from '../schema/localised.ts'
import { listYaml } from './listYaml.ts'
import type { Problem } from './Problem.ts'
import { checkContent, type Parsed, parseYaml } from './parseYaml.ts'
import { readServedIds, type ServedId } from './readServedIds.ts'

export type Category = { id: string; title: Localised; order: number }

/** An entry with what its file says for all: category, department and owner are filled in. */
export type Faq = Entry & { category: string; file: string }

/** Everything that one bot's folder of `faqs/` holds. */
export type Content = {
  categories: Category[]
  entries: Faq[]
  /** Training phrasings by entry, of `phrasings/`. */
  phrasings: Record<string, Phrasings>
  /** Messages that nothing here answers. */
  none: Phrasings
  ambiguous: Ambiguous[]
  golden: { answer: Record<string, Phrasings>; refuse: Phrasings; ask: NonNullable<GoldenFile['ask']> }
}

/** A question that the content holds, with where it stands: for the lint. */
export type Asked = {
  /** The entry that it asks for; none for what nothing answers. */
  id?: string
  text: string
  lang: AskedLanguage
  kind: 'title' | 'curated' | 'training' | 'none' | 'golden'
  place: () => { file: string; line?: number }
}

export type ReadContent = {
  content: Content
  asked: Asked[]
  problems: Problem[]
  /** Ids of entries that stand in a file but can't be used: their last good version stays live. */
  broken: string[]
  /** Files that can't be read at all, so that what they held is unknown, not gone. */
  brokenFiles: string[]
  /** What `ids.txt` says was ever served. */
  served: ServedId[]
  /** Where an entry's field stands. */
  lineOf: (faqId: string, path?: PropertyKey[]) => { file: string; line?: number }
}

/**
 * Reads `faqs/<bot>/`. Never throws for content: what is wrong is told in `problems`, and the rest
 * is read all the same, entry by entry.
 * @param root the folder that file names are told from
 */
export function readContent(folder: string, root = folder): ReadContent {
  const content: Content = {
    categories: [],
    entries: [],
    phrasings: {},
    none: {},
    ambiguous: [],
    golden: { answer: {}, refuse: {}, ask: [] },
  }
  const problems: Problem[] = []
  const broken: string[] = []
  const brokenFiles: string[] = []
  const places = new Map<string, { file: string; lineOf: Parsed<unknown>['lineOf']; index: number }>()

  const asked: Asked[] = []
  const read = <T>(path: string, schema: z.ZodType<T>): Parsed<T> => {
    const file = relative(root, path)
    const parsed = readYaml(path, file, schema)
    problems.push(...parsed.problems)
    if (parsed.value === undefined) brokenFiles.push(file)
    return parsed
  }

  for (const path of listYaml(folder)) {
    const file = relative(root, path)
    const { value, lineOf } = read(path, looseEntryFile)
    if (!value) continue
    content.categories.push({ id: value.category, title: value.title, order: value.order ?? 100 })
    value.entries.forEach((raw, index) => {
      const result = parseItem(raw, entry, ['entries', index], file, lineOf)
      problems.push(...result.problems)
      const id = idOf(raw)
      if (result.value === undefined) {
        if (id) broken.push(id)
        return
      }
      const known = places.get(result.value.id)
      if (known) {
        problems.push({
          file,
          line: lineOf(['entries', index, 'id']),
          field: `entries.${result.value.id}.id`,
          message: `stands in ${known.file} already: give one of the two another id`,
          severity: 'error',
        })
        return
      }
      places.set(result.value.id, { file, lineOf, index })
      asked.push(...titlesOf(result.value, (path) => ({ file, line: lineOf(['entries', index, ...path]) })))
      content.entries.push({
        ...result.value,
        department: result.value.department ?? value.department,
        owner: result.value.owner ?? value.owner,
        category: value.category,
        file,
      })
    })
    value.ambiguous?.forEach((raw, index) => {
      const result = parseItem(raw, ambiguous, ['ambiguous', index], file, lineOf)
      problems.push(...result.problems)
      if (result.value) content.ambiguous.push(result.value)
    })
  }

  for (const path of listYaml(join(folder, 'phrasings'))) {
    if (basename(path) === 'none.yaml') {
      const { value, lineOf } = read(path, noneFile)
      if (value) content.none = value
      asked.push(...askedIn(value, { kind: 'none' }, relative(root, path), lineOf, []))
      continue
    }
    const { value, lineOf } = read(path, looseRecord)
    for (const [id, raw] of Object.entries(value ?? {})) {
      const result = parseItem({ [id]: raw }, phrasingsFile, [], relative(root, path), lineOf)
      problems.push(...result.problems)
      const set = result.value?.[id]
      if (!set) continue
      content.phrasings[id] = joinPhrasings(content.phrasings[id], set)
      asked.push(...askedIn(set, { id, kind: 'training' }, relative(root, path), lineOf, [id]))
    }
  }

  for (const path of listYaml(join(folder, 'golden'))) {
    const { value, lineOf } = read(path, goldenFile)
    if (!value) continue
    for (const [id, set] of Object.entries(value.answer ?? {})) {
      content.golden.answer[id] = joinPhrasings(content.golden.answer[id], set)
      asked.push(...askedIn(set, { id, kind: 'golden' }, relative(root, path), lineOf, ['answer', id]))
    }
    content.golden.refuse = joinPhrasings(content.golden.refuse, value.refuse ?? {})
    content.golden.ask.push(...(value.ask ?? []))
  }

  content.categories.sort((a, b) => a.order - b.order || a.id.localeCompare(b.id))
  return {
    content,
    asked,
    problems,
    broken,
    brokenFiles,
    served: readServedIds(join(folder, 'ids.txt'), relative(root, join(folder, 'ids.txt'))),
    lineOf: (faqId, path = []) => {
      const place = places.get(faqId)
      if (!place) return { file: relative(root, folder) }
      return { file: place.file, line: place.lineOf(['entries', place.index, ...path]) }
    },
  }
}

/** The file's frame only: each entry is checked by itself, so that one mistake costs one entry. */
const looseEntryFile = entryFile.extend({
  entries: z.array(z.unknown()),
  ambiguous: z.array(z.unknown()).optional(),
})

/** The file's frame of training phrasings: one mistake costs one entry's phrasings. */
const looseRecord = z.record(z.string(), z.unknown())

/** A file that can't be opened is a broken file, not the end of all. */
function readYaml<T>(path: string, file: string, schema: z.ZodType<T>): Parsed<T> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const message = `can't be read: ${(error as Error).message}`
    return { problems: [{ file, message, severity: 'error' }], lineOf: () => undefined }
  }
  return parseYaml(text, file, schema)
}

function titlesOf(faq: Entry, place: (path: PropertyKey[]) => { file: string; line?: number }): Asked[] {
  const titles = languages.flatMap((lang): Asked[] => {
    const text = faq.question[lang]
    return text ? [{ id: faq.id, text, lang, kind: 'title', place: () => place(['question', lang]) }] : []
  })
  const curated = linesOf(faq.phrasings).map(
    ({ text, lang, index }): Asked => ({
      id: faq.id,
      text,
      lang,
      kind: 'curated',
      place: () => place(['phrasings', lang, index]),
    }),
  )
  return [...titles, ...curated]
}

function askedIn(
  set: Phrasings | undefined,
  { id, kind }: Pick<Asked, 'id' | 'kind'>,
  file: string,
  lineOf: Parsed<unknown>['lineOf'],
  path: PropertyKey[],
): Asked[] {
  return linesOf(set).map(({ text, lang, index }) => ({
    id,
    kind,
    text,
    lang,
    place: () => ({ file, line: lineOf([...path, lang, index]) }),
  }))
}

/** The lines of a set of phrasings, each with its language and its number there. */
export function linesOf(set: Phrasings | undefined): { text: string; lang: AskedLanguage; index: number }[] {
  return askedLanguages.flatMap((lang) => (set?.[lang] ?? []).map((text, index) => ({ text, lang, index })))
}

function parseItem<T>(
  raw: unknown,
  schema: z.ZodType<T>,
  at: PropertyKey[],
  file: string,
  lineOf: Parsed<unknown>['lineOf'],
): { value?: T; problems: Problem[] } {
  const name = at.length > 0 ? [at[0], idOf(raw) ?? at[1]].join('.') : ''
  const { value, problems } = checkContent(raw, file, schema, (path) => lineOf([...at, ...path]))
  return {
    value,
    problems: problems.map((problem) => ({
      ...problem,
      field: [name, problem.field].filter(Boolean).join('.'),
    })),
  }
}

function idOf(raw: unknown): string | undefined {
  const id = raw && typeof raw === 'object' ? (raw as { id?: unknown }).id : undefined
  return typeof id === 'string' ? id : undefined
}

export function joinPhrasings(first: Phrasings | undefined, second: Phrasings): Phrasings {
  const joined: Phrasings = {}
  for (const lang of askedLanguages) {
    const lines = [...(first?.[lang] ?? []), ...(second[lang] ?? [])]
    if (lines.length > 0) joined[lang] = lines
  }
  return joined
}
