import type { Localised } from '@faqdesk/faqs'
import type { Publication } from '../publication/Publication.ts'
import type { Facet } from '../understand/compileUnderstanding.ts'
import { cutPatterns, findPattern } from '../understand/matchPattern.ts'
import { readWords } from '../understand/readWords.ts'
import type { Ranked } from './decideOutcome.ts'
import type { Offered } from './Offered.ts'

/** Share of the shorter title's characters, besides those of the facet, that two titles on one matter have in common. */
const sameMatter = 0.6

/**
 * The one thing in which possible entries differ, if there is one: each title shows another value of a
 * facet, and what remains of the titles is about the same matter.
 */
export function findFacet(
  publication: Publication,
  among: readonly Pick<Ranked, 'faqId'>[],
): { ask: Localised; items: Offered[] } | undefined {
  const titles = among.map(({ faqId }) => publication.byId.get(faqId)?.question)
  if (among.length < 2) return undefined
  for (const [id, facet] of publication.understanding.facets) {
    const values = titles.map((title) => title && valueIn(facet, title))
    if (values.includes(undefined) || new Set(values).size < values.length) continue
    const rests = titles.map((title) => new Set(title ? restOf(facet, title['zh-Hant']) : []))
    if (!rests.every((rest) => overlap(rest, rests[0] ?? rest) >= sameMatter)) continue
    const items = among.map(({ faqId }, at) => ({ faqId, facet: id, value: values[at] ?? '' }))
    return { ask: facet.ask, items }
  }
  return undefined
}

/** The first value whose words stand in a title; both languages must tell the same where both tell. */
function valueIn({ values }: Facet, title: Localised): string | undefined {
  const [zh, en] = ([title['zh-Hant'], title.en] as const).map((text) => {
    const words = readWords(text)
    for (const [id, { find }] of values) if (findPattern(words, find)) return id
    return undefined
  })
  if (zh !== undefined && en !== undefined && zh !== en) return undefined
  return zh ?? en
}

const asking = new Set(
  readWords('怎樣如何可以甚麼什麼何時是否嗎呢的了在於向到為及和或與我你要有須應該哪裏哪些份表格請以後會不辦理'),
)

function restOf({ values }: Facet, text: string): string[] {
  const patterns = [...values.values()].flatMap(({ find }) => find)
  return cutPatterns(readWords(text), patterns).filter((word) => !asking.has(word))
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const shared = [...a].filter((word) => b.has(word)).length
  return shared / Math.max(1, Math.min(a.size, b.size))
}
