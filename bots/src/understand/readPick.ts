import type { Understanding } from './compileUnderstanding.ts'
import { keyOf } from './readWords.ts'

/** What a short reply to choices picks: the place of a choice, or none of them. */
export type Pick = { place: number } | 'none'

const filler =
  /^(?:(?:唔該|请|請|我想|我要|please|i want|i would like|its|id like)\s*)+|(?:\s*(?:呀|啊|啦|喇|吧|唔該|please|thanks|thank you|多謝))+$/gu

/**
 * Reads «2», «第二個», «the second one», «none of these» after choices were offered.
 * @param offered how many choices there were
 * @returns undefined if the message picks nothing
 */
export function readPick(text: string, offered: number, { picks }: Understanding): Pick | undefined {
  if (offered === 0) return undefined
  for (const key of [keyOf(text), keyOf(text.trim().toLowerCase().replace(filler, ''))]) {
    if (key === '') continue
    if (picks.none.has(key)) return 'none'
    if (picks.last.has(key)) return { place: offered - 1 }
    if (offered === 1 && picks.yes.has(key)) return { place: 0 }
    const place = picks.places.findIndex((ways) => ways.has(key))
    if (place >= 0 && place < offered) return { place }
    if (place === offered) return 'none'
  }
  return undefined
}
