import { toSimplified } from '@faqdesk/faqs'

/** As `cutTokens` of the rankers, but with words as they are typed: a stem is no beginning of a word. */
export function cutWords(text: string): string[] {
  const folded = toSimplified(text.normalize('NFKC').toLowerCase())
  return [...folded.matchAll(/\p{Script=Han}+|[[\p{L}\p{N}]--[\p{Script=Han}]]+/gv)].flatMap(([run]) => {
    const characters = [...run]
    if (!/\p{Script=Han}/u.test(run) || characters.length === 1) return [run]
    return characters.slice(1).map((character, at) => characters[at]! + character)
  })
}
