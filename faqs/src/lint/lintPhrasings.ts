import type { Problem } from '../read/Problem.ts'
import type { Asked, Faq } from '../read/readContent.ts'
import { pairsOf, shareOf } from '../text/likeness.ts'
import { foldForComparison } from './lintQuestions.ts'

/** Of the character pairs of two lines together, the share that both have; above it they teach the same. */
const mostAlike = 0.85
/** How wide what stands around a name must be to be a template; a Chinese character is as wide as two letters. */
const leastFrame = 18
/** As wide a line of one entry that is nearly one of another teaches both the same. */
const longLine = 30
/** Shorter lines are alike by their length, not by their words. */
const shortestCompared = 8

/**
 * Training phrasings that teach nothing, or two entries the same: near-duplicates of another one (warning),
 * and filler from a template, a line that equals one of another entry once both titles are taken out
 * of it (error): «how do I apply for X» and «how do I apply for Y» say no more than X and Y.
 */
export function lintPhrasings(asked: readonly Asked[], entries: readonly Faq[]): Problem[] {
  const training = asked.filter(({ kind, id }) => kind === 'training' && id !== undefined)
  return [...findNearDuplicates(training), ...findFiller(training, entries)]
}

/**
 * All pairs above the bound, by prefix filtering (Chaudhuri et al. 2006): two sets that share that much
 * must share one of the rarest few members of each, so that only those are looked up.
 */
function findNearDuplicates(training: readonly Asked[]): Problem[] {
  const folded = training.map(({ text }) => foldForComparison(text))
  const sets = folded.map(pairsOf)
  const frequency = new Map<string, number>()
  for (const pairs of sets) for (const pair of pairs) frequency.set(pair, (frequency.get(pair) ?? 0) + 1)
  const byRarePair = new Map<string, number[]>()
  const problems: Problem[] = []
  sets.forEach((pairs, at) => {
    if (folded[at]!.length < shortestCompared) return
    pairs.sort((a, b) => frequency.get(a)! - frequency.get(b)! || (a < b ? -1 : 1))
    const rare = pairs.slice(0, Math.floor((1 - mostAlike) * pairs.length) + 1)
    const here = new Set(pairs)
    const twin = rare
      .flatMap((pair) => byRarePair.get(pair) ?? [])
      // What is word for word the same is told by lintQuestions.
      .find((other) => folded[other] !== folded[at] && shareOf(here, sets[other]!) > mostAlike)
    const line = training[at]!
    // Two entries may differ in one word of a short line («class I», «class II»); in a long one they should not.
    const isTold = twin !== undefined && (line.id === training[twin]!.id || widthOf(line.text) >= longLine)
    if (isTold) problems.push(tellNear(line, training[twin]!))
    else for (const pair of rare) byRarePair.set(pair, [...(byRarePair.get(pair) ?? []), at])
  })
  return problems
}

function tellNear(line: Asked, twin: Asked): Problem {
  const advice =
    line.id === twin.id
      ? 'write one from another need, or remove it'
      : `which belongs to «${twin.id}»: keep it there, or make it an ambiguous rule`
  return {
    ...line.place(),
    field: line.id,
    message: `«${line.text}» is nearly «${twin.text}»${line.id === twin.id ? ':' : ','} ${advice}`,
    severity: 'warning',
  }
}

function findFiller(training: readonly Asked[], entries: readonly Faq[]): Problem[] {
  const namesOf = new Map(
    entries.map(({ id, question, aliases = [], form }) => [
      id,
      [question.en, question['zh-Hant'], ...(form ? [form.title.en, form.title['zh-Hant']] : []), ...aliases]
        .map(foldForComparison)
        .filter((name) => name.length > 1)
        .sort((a, b) => b.length - a.length),
    ]),
  )
  const templates = new Map<string, Asked>()
  const problems: Problem[] = []
  for (const line of training) {
    const folded = foldForComparison(line.text)
    const name = namesOf.get(line.id!)?.find((name) => folded.includes(name))
    if (name === undefined) continue
    const rest = folded.replace(name, '…')
    // The bare name, or a word beside it, is how people type; a whole sentence around it is a template.
    if (widthOf(rest) < leastFrame) continue
    const first = templates.get(rest)
    if (first === undefined) templates.set(rest, line)
    else if (first.id !== line.id)
      problems.push({
        ...line.place(),
        field: line.id,
        message: `«${line.text}» is «${first.text}» of «${first.id}» with another name in it: write it from the need`,
        severity: 'error',
      })
  }
  return problems
}

const widthOf = (text: string) => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0)
