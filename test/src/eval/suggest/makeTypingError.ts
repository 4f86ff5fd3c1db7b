import { foldText } from '@faqdesk/engine'
import { readings } from '../../../../engine/src/text/readings.ts'

/** The error lies among these many first characters, where completion has to live with it. */
const errorWithin = 8

const latin = /^[a-z]$/i
const han = /^\p{Script=Han}$/u

/**
 * The text with one typing error after its first character: a Latin letter swapped with the next, left out or typed
 * twice; a Chinese character that sounds like the right one, in Cantonese or in Mandarin, or any other of `others`.
 * @param random numbers from 0 to below 1
 * @param others Chinese characters that may be typed by mistake
 * @returns undefined for a text with no letter to get wrong
 */
export function makeTypingError(text: string, random: () => number, others: readonly string[]): string | undefined {
  const characters = [...text]
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)]
  const places = characters.flatMap((character, at) =>
    at > 0 && at < errorWithin && (latin.test(character) || han.test(character)) ? [at] : [],
  )
  const at = pick(places)
  if (at === undefined) return undefined
  const right = characters[at]!
  if (latin.test(right)) {
    const next = characters[at + 1] ?? ''
    const ways = ['', right + right]
    if (latin.test(next) && next !== right) ways.push(next + right)
    const wrong = pick(ways)!
    characters.splice(at, wrong.length === 2 && wrong[0] !== right ? 2 : 1, wrong)
    return characters.join('')
  }
  const isOther = (one: string) => foldText(one) !== foldText(right)
  const reading = pick([...readings, undefined])
  const alike = others.filter(
    (one) => isOther(one) && reading?.soundOf.get(foldText(one)) === reading?.soundOf.get(foldText(right)),
  )
  characters[at] = pick(alike) ?? pick(others.filter(isOther)) ?? right
  return characters.join('')
}
