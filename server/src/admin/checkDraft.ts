import type { Snapshot } from '@faqdesk/bots'
import {
  type Asked,
  type Content,
  type Entry,
  entry as entrySchema,
  languages,
  linesOf,
  lintContent,
  type Phrasings,
  parseYaml,
} from '@faqdesk/faqs'
import type { Draft, Problem } from '../types.ts'
import type { Place } from './placeOf.ts'

export type CheckedDraft = {
  /** Absent while an error is left. */
  entry?: Entry
  /** Fields are told within the entry: `fee.text.en`. */
  problems: Problem[]
}

/**
 * Checks a draft by the same schema and the same lint that check the files, in the company of the
 * bot's other entries.
 * @param place category and file that the entry has or will have
 * @param today in Hong Kong, `2026-11-24`
 */
export function checkDraft(draft: Draft['entry'], snapshot: Snapshot, place: Place, today: string): CheckedDraft {
  // JSON is YAML: the reader's words for a mistake in a file serve here too.
  const parsed = parseYaml(JSON.stringify(draft), place.file, entrySchema)
  if (!parsed.value) return { problems: parsed.problems.map(({ line: _, ...problem }) => problem) }
  const entry = parsed.value
  // Last, so that a question that stands twice is told of the draft and not of what was there first.
  const content = {
    ...snapshot.content,
    entries: [...snapshot.content.entries.filter(({ id }) => id !== entry.id), { ...place, ...entry }],
  }
  const { departments, values } = snapshot.shared
  const read = {
    content,
    asked: askedIn(content),
    problems: [],
    broken: [],
    brokenFiles: [],
    served: [],
    lineOf: () => ({ file: place.file }),
  }
  const problems = lintContent(read, { departments, values, today, only: entry.id }).flatMap(
    ({ field = '', ...problem }) => {
      if (field === entry.id) return [problem]
      return field.startsWith(`${entry.id}.`) ? [{ ...problem, field: field.slice(entry.id.length + 1) }] : []
    },
  )
  return problems.some(({ severity }) => severity === 'error') ? { problems } : { entry, problems }
}

/** All questions that the content holds, those of the entries last. */
function askedIn({ entries, phrasings, none, golden }: Content): Asked[] {
  const set = (lines: Phrasings | undefined, kind: Asked['kind'], id: string | undefined, file: string): Asked[] =>
    linesOf(lines).map(({ text, lang }) => ({ id, text, lang, kind, place: () => ({ file }) }))
  const entryFiles = new Map(entries.map(({ id, file }) => [id, file]))
  const fileOf = (id: string) => entryFiles.get(id) ?? id
  return [
    ...set(none, 'none', undefined, 'phrasings/none.yaml'),
    ...Object.entries(phrasings).flatMap(([id, lines]) => set(lines, 'training', id, fileOf(id))),
    ...Object.entries(golden.answer).flatMap(([id, lines]) => set(lines, 'golden', id, fileOf(id))),
    ...entries.flatMap(({ id, file, question, phrasings: curated }): Asked[] => [
      ...languages.flatMap((lang): Asked[] => {
        const text = question[lang]
        return text ? [{ id, text, lang, kind: 'title', place: () => ({ file }) }] : []
      }),
      ...set(curated, 'curated', id, file),
    ]),
  ]
}
