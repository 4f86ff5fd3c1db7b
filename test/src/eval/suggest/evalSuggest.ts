import { compilePublication, type Snapshot, toIndexEntries } from '@faqdesk/bots'
import { foldText } from '@faqdesk/engine'
import { linesOf } from '@faqdesk/faqs'
import type { Completer } from './completers/Completer.ts'
import { completeByIndex } from './completers/engineCompleter.ts'
import { fuseAllCompleter, fuseCompleter } from './completers/fuseCompleter.ts'
import { autoSuggestCompleter, fuzzyCompleter } from './completers/miniSearchCompleter.ts'
import { keystrokesOf, type TypedLine, typedLines } from './typedLines.ts'

/** What a completer showed while one line was typed. */
export type TypedResult = {
  line: TypedLine
  completer: string
  /** After each keystroke: where the first right entry stands among the first five, from 1. */
  ranks: (number | undefined)[]
  /**
   * After each keystroke of a title that is typed plainly: how likely the best of completers that know the titles only
   * would have it among five, 5 / (titles that begin so) or 1.
   */
  atBest?: number[]
}

/** How a completer fared with a message that nothing answers: after each keystroke, whether it showed anything. */
export type RefusedResult = { completer: string; showed: boolean[] }

export type SuggestEval = {
  typed: TypedResult[]
  refused: RefusedResult[]
  /** By completer: milliseconds of each keystroke. */
  times: Map<string, number[]>
}

/** How many suggestions are looked at. */
export const shown = 5

/**
 * Types lines into every completer over one bot's entries, a keystroke at a time.
 * @param options.most lines of one kind and language at most
 * @param options.without completers that are left out, by name
 */
export function evalSuggest(
  snapshot: Snapshot,
  { most, without = [] }: { most?: number; without?: readonly string[] } = {},
): SuggestEval {
  const entries = toIndexEntries(snapshot)
  const completers = [
    completeByIndex(compilePublication(snapshot).index),
    ...[fuseCompleter, fuseAllCompleter, autoSuggestCompleter, fuzzyCompleter].map((make) => make(entries)),
  ].filter(({ name }) => !without.includes(name))
  const times = new Map(completers.map(({ name }) => [name, [] as number[]]))
  const complete = ({ name, complete }: Completer, typed: string, reader: TypedLine['reader']) => {
    const start = performance.now()
    const ids = complete(typed, shown, reader)
    times.get(name)!.push(performance.now() - start)
    return ids
  }
  // Some make themselves ready at the first keystroke; that is no keystroke's time.
  for (const completer of completers) completer.complete('狗 a', shown, 'zh-Hant')

  const titles = entries.map(({ id, questions }) => ({
    id,
    keys: questions.slice(0, 2).map((question) => foldText(typeof question === 'string' ? question : question.text)),
  }))
  const typed = typedLines(snapshot, most).flatMap((line) => {
    const keystrokes = keystrokesOf(line)
    const atBest =
      line.kind === 'title' && line.way === 'plain'
        ? keystrokes.map((typed) => shareAtBest(foldText(typed), titles))
        : undefined
    return completers.map((completer): TypedResult => {
      const ranks = keystrokes.map((typed) => {
        const at = complete(completer, typed, line.reader).findIndex((id) => line.ids.includes(id))
        return at === -1 ? undefined : at + 1
      })
      return { line, completer: completer.name, ranks, ...(atBest && { atBest }) }
    })
  })
  const refused = linesOf(snapshot.content.golden.refuse)
    .slice(0, most)
    .flatMap(({ text, lang }) =>
      completers.map((completer) => ({
        completer: completer.name,
        showed: [...text].map((_, at, characters) => {
          const reader = lang === 'en' || lang === 'zh-Hans' ? lang : 'zh-Hant'
          return complete(completer, characters.slice(0, at + 1).join(''), reader).length > 0
        }),
      })),
    )
  return { typed, refused, times }
}

/** The results of several bots as those of one. */
export function joinSuggest(results: readonly SuggestEval[]): SuggestEval {
  const names = [...(results[0]?.times.keys() ?? [])]
  return {
    typed: results.flatMap(({ typed }) => typed),
    refused: results.flatMap(({ refused }) => refused),
    times: new Map(names.map((name) => [name, results.flatMap(({ times }) => times.get(name)!)])),
  }
}

function shareAtBest(folded: string, titles: readonly { keys: string[] }[]): number {
  const alike = titles.filter(({ keys }) => keys.some((key) => key.startsWith(folded))).length
  return Math.min(1, shown / Math.max(1, alike))
}
