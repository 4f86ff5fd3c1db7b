import { toSimplified } from '@faqdesk/faqs'
import { stemmer } from 'stemmer'

/**
 * Terms for the baselines, so that they stand as well as someone who knows them would set them up:
 * one Chinese script, pairs of Chinese characters (a lone one by itself), Porter stems of English
 * words, numbers.
 */
export function cutTokens(text: string): string[] {
  const folded = toSimplified(text.normalize('NFKC').toLowerCase())
  const tokens: string[] = []
  for (const [run] of folded.matchAll(/\p{Script=Han}+|[[\p{L}\p{N}]--[\p{Script=Han}]]+/gv)) {
    if (!/\p{Script=Han}/u.test(run)) {
      tokens.push(/^[a-z]+$/.test(run) ? stemmer(run) : run)
      continue
    }
    const characters = [...run.matchAll(/\p{Script=Han}/gu)].map(([character]) => character)
    if (characters.length === 1) tokens.push(characters[0]!)
    for (let at = 0; at + 1 < characters.length; at++) tokens.push(characters[at]! + characters[at + 1]!)
  }
  return tokens
}
