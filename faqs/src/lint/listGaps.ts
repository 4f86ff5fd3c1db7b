import { type Content, linesOf } from '../read/readContent.ts'
import type { AskedLanguage, Phrasings } from '../schema/localised.ts'

/** What an entry needs so that people's own words find it; twice as many for what is asked often. */
export const wantedPhrasings = { Chinese: 10, English: 5, mixed: 1 } as const
/** What a bot needs so that its quality can be told and it knows what to refuse. */
export const wantedQuestions = { golden: 3, refuse: 60, ask: 20, none: 300 } as const

const languagesOf: Record<keyof typeof wantedPhrasings, AskedLanguage[]> = {
  Chinese: ['yue', 'zh-Hant', 'zh-Hans'],
  English: ['en'],
  mixed: ['mixed'],
}

/**
 * What is still to be written before a bot understands people well, in words; nothing of it is wrong,
 * so that none of it is a warning.
 */
export function listGaps({ entries, phrasings, golden, none }: Content): string[] {
  const gaps: string[] = []
  const tell = (lacking: string[], what: string) => {
    const names = lacking.slice(0, 5).join(', ') + (lacking.length > 5 ? ` and ${lacking.length - 5} more` : '')
    if (lacking.length > 0) gaps.push(`${lacking.length} entries have fewer than ${what}: ${names}`)
  }
  for (const [name, wanted] of Object.entries(wantedPhrasings) as [keyof typeof wantedPhrasings, number][])
    tell(
      entries.flatMap((faq) => {
        const count = countIn(languagesOf[name], faq.phrasings) + countIn(languagesOf[name], phrasings[faq.id])
        return count < wanted ? [faq.id] : []
      }),
      `${wanted} ${name} phrasings`,
    )
  tell(
    entries.flatMap(({ id }) => (linesOf(golden.answer[id]).length < wantedQuestions.golden ? [id] : [])),
    `${wantedQuestions.golden} golden questions`,
  )
  for (const [count, wanted, what] of [
    [linesOf(golden.refuse).length, wantedQuestions.refuse, 'golden questions to refuse'],
    [golden.ask.length, wantedQuestions.ask, 'golden questions to ask back on'],
    [linesOf(none).length, wantedQuestions.none, 'messages that nothing answers (phrasings/none.yaml)'],
  ] as const)
    if (count < wanted) gaps.push(`${count} of ${wanted} ${what}`)
  return gaps
}

function countIn(languages: AskedLanguage[], set: Phrasings | undefined): number {
  return languages.reduce((sum, lang) => sum + (set?.[lang]?.length ?? 0), 0)
}
