import { compilePublication, type Publication, type Snapshot, toIndexEntries } from '@faqdesk/bots'
import { buildIndex } from '@faqdesk/engine'
import { linesOf } from '@faqdesk/faqs'

/**
 * How far a new snapshot is from what is live, to the engine. `same`: it would build the very same index
 * (a link, a date, a greeting changed). `answers`: only the words of answers changed, which weigh little
 * in the ranking. `questions`: what people ask, or which entries there are, changed.
 */
export type IndexDistance = 'same' | 'answers' | 'questions'

export function compareForIndex(before: Snapshot, after: Snapshot): IndexDistance {
  const [old, next] = [inputOf(before), inputOf(after)]
  if (old.asked !== next.asked) return 'questions'
  return old.answers === next.answers ? 'same' : 'answers'
}

/**
 * The new snapshot on the index that is live already. Unless that index is the very same, the engine's
 * version says which content it was built from (`0.1.0+index.2e9535eb803667c8`), so that a turn taken on
 * it can be told from one on an index of its own, and replayed.
 */
export function reuseIndex(live: Publication, snapshot: Snapshot, distance: 'same' | 'answers'): Publication {
  const compiled = compilePublication(snapshot, { index: noIndex })
  const [engine] = live.version.engine.split(mark)
  const builtFrom = indexContent(live)
  const version = isInterim(live) || distance === 'answers' ? { engine: `${engine}${mark}${builtFrom}` } : {}
  return { ...compiled, index: live.index, version: { ...compiled.version, ...version } }
}

/** Whether the index was built from another content and its own is still to come. */
export const isInterim = ({ version }: Publication): boolean => version.engine.includes(mark)

const mark = '+index.'

/** Hash of the content that the index of an interim publication was built from, by its engine's version. */
export const interimContent = (engine: string): string | undefined => engine.split(mark)[1]

/** Hash of the content that the index was built from. */
const indexContent = ({ version }: Publication): string => interimContent(version.engine) ?? version.content

const noIndex = buildIndex([])

const inputs = new WeakMap<Snapshot, { asked: string; answers: string }>()

/** What the engine is given of a snapshot, as text; see `indexSnapshot`. */
function inputOf(snapshot: Snapshot): { asked: string; answers: string } {
  const known = inputs.get(snapshot)
  if (known) return known
  const entries = toIndexEntries(snapshot).sort((a, b) => (a.id < b.id ? -1 : 1))
  const none = [snapshot.content.none, snapshot.shared.none].flatMap((set) => linesOf(set).map(({ text }) => text))
  const input = {
    asked: JSON.stringify([entries.map(({ answer: _, ...asked }) => asked), none, snapshot.lexicon]),
    answers: JSON.stringify(entries.map(({ answer }) => answer)),
  }
  inputs.set(snapshot, input)
  return input
}
