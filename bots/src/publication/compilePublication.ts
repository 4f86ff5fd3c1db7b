import { buildIndex, engineVersion, type Index, type IndexEntry, type Vector } from '@faqdesk/engine'
import { languages, linesOf, translate } from '@faqdesk/faqs'
import { AmbiguousRules } from '../understand/AmbiguousRules.ts'
import { compileUnderstanding } from '../understand/compileUnderstanding.ts'
import { keyOf } from '../understand/readWords.ts'
import { hashSnapshot } from './hashSnapshot.ts'
import type { Publication } from './Publication.ts'
import type { Snapshot } from './Snapshot.ts'
import { toIndexEntries } from './toIndexEntries.ts'

export type CompileOptions = {
  /** The index of this very snapshot, from another thread or the store. */
  index?: Index
}

/** Makes a snapshot ready to answer. Building the index takes most of the time; the server does it in a worker. */
export function compilePublication(snapshot: Snapshot, options: CompileOptions = {}): Publication {
  const { content, shared } = snapshot
  const byId = new Map(content.entries.map((faq) => [faq.id, faq]))
  const byQuestion = new Map<string, string[]>()
  for (const faq of content.entries)
    for (const lang of languages) {
      const key = keyOf(translate(faq.question, lang))
      const known = byQuestion.get(key) ?? []
      if (!known.includes(faq.id)) byQuestion.set(key, [...known, faq.id])
    }
  const understanding = compileUnderstanding(shared.smallTalk)
  const rules = content.ambiguous
    .map((rule) => ({ ...rule, among: rule.among.filter((id) => byId.has(id)) }))
    .filter(({ among }) => among.length >= 2)
  return {
    snapshot,
    version: { engine: engineVersion, content: hashSnapshot(snapshot) },
    index: options.index ?? indexSnapshot(snapshot),
    byId,
    byQuestion,
    ambiguous: new AmbiguousRules(rules, understanding),
    flowStarts: shared.phrases.flow ? readStarts(snapshot) : new Map(),
    understanding,
  }
}

/** What begins each flow: its phrasings and its title. Of two flows that say the same, the first by name. */
function readStarts({ flows = {} }: Snapshot): Map<string, string> {
  const starts = new Map<string, string>()
  for (const [id, flow] of Object.entries(flows))
    for (const text of [
      ...linesOf(flow.starts).map((line) => line.text),
      ...languages.map((lang) => translate(flow.title, lang)),
    ])
      if (!starts.has(keyOf(text))) starts.set(keyOf(text), id)
  return starts
}

export type IndexOptions = {
  /** Vectors of `askedTexts(snapshot)`, all from one model; an entry takes those of its questions. */
  vectors?: ReadonlyMap<string, Vector>
}

/** Builds the search index of a snapshot. Pure, and the part that is worth a worker thread. */
export function indexSnapshot(snapshot: Snapshot, { vectors }: IndexOptions = {}): Index {
  const none = noneOf(snapshot)
  const entries = toIndexEntries(snapshot)
  if (!vectors) return buildIndex(entries, { none, lexicon: snapshot.lexicon })
  const vectorsOf = (texts: readonly string[]) =>
    [...new Set(texts)].map((text) => vectors.get(text)).filter((vector) => vector !== undefined)
  return buildIndex(
    entries.map((entry) => ({ ...entry, vectors: vectorsOf(questionsOf(entry)) })),
    { none, noneVectors: vectorsOf(none), lexicon: snapshot.lexicon },
  )
}

/** All that an index knows of how people ask, what nothing answers included: the texts whose vectors it can use. */
export function askedTexts(snapshot: Snapshot): string[] {
  return [...new Set([...toIndexEntries(snapshot).flatMap(questionsOf), ...noneOf(snapshot)])]
}

const noneOf = ({ content, shared }: Snapshot): string[] =>
  [content.none, shared.none].flatMap((set) => linesOf(set).map(({ text }) => text))

const questionsOf = ({ questions }: IndexEntry): string[] =>
  questions.map((question) => (typeof question === 'string' ? question : question.text))
