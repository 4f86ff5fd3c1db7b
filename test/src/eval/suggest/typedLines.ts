import { type Snapshot, toIndexEntries } from '@faqdesk/bots'
import { foldText } from '@faqdesk/engine'
import { type Language, languages, linesOf, toSimplified, translate } from '@faqdesk/faqs'
import { readings } from '../../../../engine/src/text/readings.ts'
import { seededRandom, seededShuffle } from '../seededShuffle.ts'
import { makeTypingError } from './makeTypingError.ts'

/** How a text is typed: plainly; with one error; letters of an input method at its end; letters alone, without one. */
export const ways = ['plain', 'error', 'composing', 'Jyutping', 'Pinyin'] as const

/** A text that somebody types, and the entries that are right to show. */
export type TypedLine = {
  bot: string
  kind: 'title' | 'alias' | 'golden'
  /** `zh-Hans` titles and aliases are those in Traditional Chinese, typed in the other script. */
  lang: string
  way: (typeof ways)[number]
  /** Language of the page on which it is typed. */
  reader: Language
  text: string
  ids: string[]
}

type Line = Pick<TypedLine, 'kind' | 'lang' | 'text' | 'ids'>

const hasHan = /\p{Script=Han}/u
const lastMarks = /[\s?？。.!！]+$/u

/**
 * What is typed into a bot: titles in three languages, aliases, golden questions (which no index holds).
 * @param most lines of one kind and language at most: a seeded choice
 */
export function typedLines(snapshot: Snapshot, most = Number.POSITIVE_INFINITY): TypedLine[] {
  const { bot, content } = snapshot
  const byAlias = Map.groupBy(
    toIndexEntries(snapshot).flatMap(({ id, aliases = [] }) => aliases.map((alias) => ({ id, alias }))),
    ({ alias }) => alias,
  )
  const lines: Line[] = [
    ...content.entries.flatMap(({ id, question }) =>
      languages.map((lang): Line => ({ kind: 'title', lang, text: translate(question, lang), ids: [id] })),
    ),
    ...[...byAlias].flatMap(([text, holders]): Line[] => {
      const alias = { kind: 'alias' as const, ids: holders.map(({ id }) => id) }
      if (!hasHan.test(text)) return [{ ...alias, lang: 'en', text }]
      return [
        { ...alias, lang: 'zh-Hant', text },
        { ...alias, lang: 'zh-Hans', text: toSimplified(text) },
      ]
    }),
    ...Object.entries(content.golden.answer).flatMap(([id, set]) =>
      linesOf(set).map(({ text, lang }): Line => ({ kind: 'golden', lang, text, ids: [id] })),
    ),
  ]
  const characters = [...new Set(content.entries.flatMap((faq) => [...faq.question['zh-Hant']]))].filter((one) =>
    hasHan.test(one),
  )
  const groups = Map.groupBy(lines, ({ kind, lang }) => `${kind} ${lang}`)
  return [...groups.values()].flatMap((group, number) =>
    seededShuffle(group, number + 1)
      .slice(0, most)
      .flatMap(({ text: whole, ...line }, at) => {
        const { lang } = line
        const reader = lang === 'en' || lang === 'zh-Hans' ? lang : 'zh-Hant'
        const text = whole.replace(lastMarks, '')
        const wrong = makeTypingError(text, seededRandom(10_000 * number + at), characters)
        const typed = (way: TypedLine['way'], text: string): TypedLine => ({ ...line, bot, reader, way, text })
        return [
          typed('plain', text),
          ...(wrong === undefined ? [] : [typed('error', wrong)]),
          ...(line.kind === 'title' && lang === 'zh-Hant'
            ? [typed('composing', text), typed('Jyutping', spell(text, 0)), typed('Pinyin', spell(text, 1))]
            : []),
        ]
      }),
  )
}

/** What stands in the input after each keystroke. */
export function keystrokesOf({ text, way }: TypedLine): string[] {
  const characters = [...text]
  const after = characters.map((_, at) => characters.slice(0, at + 1).join(''))
  if (way !== 'composing') return after
  // As an input method shows it with the first letter of the next character typed.
  return after.map((typed, at) => typed + spell(characters[at + 1] ?? '', 1).slice(0, 1))
}

/** Chinese as it is spelt in Latin letters, without tones: `reading` 0 in Jyutping, 1 in Pinyin. */
function spell(text: string, reading: number): string {
  return [...text].map((character) => readings[reading]!.soundOf.get(foldText(character)) ?? character).join('')
}
