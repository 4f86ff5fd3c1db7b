import { languages, translate } from '@faqdesk/faqs'
import type { FlowOption } from '../schema/flow.ts'
import type { Pattern } from '../understand/matchPattern.ts'
import { matchAt } from '../understand/matchPattern.ts'
import { keyOf, readWords } from '../understand/readWords.ts'

/** The option that a message names: by its label in any language, or by other words that choose it. */
export function readOption(words: readonly string[], options: readonly FlowOption[]): FlowOption | undefined {
  const key = words.join(' ')
  if (key === '') return undefined
  return (
    options.find(({ label }) => languages.some((lang) => keyOf(translate(label, lang)) === key)) ??
    options.find(({ typed }) => typed?.some((text) => keyOf(text) === key))
  )
}

/** Words with which a message may say that something is not so: then the words of an option prove nothing. */
const negations = new Set(
  [
    '唔',
    '冇',
    '未',
    '不',
    '沒',
    '無',
    '非',
    'not',
    'no',
    'never',
    'dont',
    'doesnt',
    'didnt',
    'isnt',
    'havent',
    'without',
  ].map(keyOf),
)

/** Words that a message may hold besides those of the option it names. */
const mostBesides = 8

/**
 * The one option whose words stand in a message that says little else: «隻狗過咗期喇» says 過期. Where one
 * option's words hold another's («未過期»), the longer ones count.
 * @returns undefined if none or several are named, or if something is denied
 */
export function findOption(words: readonly string[], options: readonly FlowOption[]): FlowOption | undefined {
  const found = options.flatMap((option) =>
    patternsOf(option).flatMap((pattern) =>
      words.flatMap((_, start) => {
        const end = matchAt(words, start, pattern)
        return end === undefined ? [] : [{ option, start, end }]
      }),
    ),
  )
  const widest = found.filter(
    ({ option, start, end }) =>
      !found.some(
        (other) =>
          other.option !== option && other.start <= start && end <= other.end && other.end - other.start > end - start,
      ),
  )
  const [first] = widest
  if (!first || widest.some(({ option }) => option !== first.option)) return undefined
  const besides = words.filter((_, at) => !widest.some(({ start, end }) => start <= at && at < end))
  return besides.length > mostBesides || besides.some((word) => negations.has(word)) ? undefined : first.option
}

/** Single characters and very short words stand in too many messages to name anything. */
function patternsOf({ label, typed = [] }: FlowOption): Pattern[] {
  return [...languages.map((lang) => translate(label, lang)), ...typed]
    .map(readWords)
    .filter((words) => words.length > 1 || (words[0]?.length ?? 0) > 2)
}
