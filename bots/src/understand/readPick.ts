import type { Understanding } from './compileUnderstanding.ts'
import { keyOf } from './readWords.ts'

/** What a short reply to choices picks: the place of a choice, none of them, or one that was not offered. */
export type Pick = { place: number } | 'none' | 'nothing'

const filler =
  /^(?:(?:唔該|请|請|我想|我要|please|i want|i would like|its|id like)\s*)+|(?:\s*(?:呀|啊|啦|喇|吧|唔該|please|thanks|thank you|多謝))+$/gu

/**
 * Reads «2», «第二個», «the second one», «none of these» after choices were offered.
 * @param offered how many choices there were; 0 if none
 * @returns undefined if the message is no pick at all
 */
export function readPick(text: string, offered: number, { picks }: Understanding): Pick | undefined {
  for (const key of [keyOf(text), keyOf(text.trim().toLowerCase().replace(filler, ''))]) {
    if (key === '') continue
    if (picks.none.has(key)) return offered > 0 ? 'none' : 'nothing'
    if (picks.last.has(key)) return offered > 0 ? { place: offered - 1 } : 'nothing'
    if (picks.yes.has(key)) return offered === 1 ? { place: 0 } : 'nothing'
    const place = picks.places.findIndex((ways) => ways.has(key))
    if (place < 0) continue
    if (place < offered) return { place }
    return offered > 0 && place === offered ? 'none' : 'nothing'
  }
  return undefined
}
