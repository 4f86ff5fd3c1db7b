import { type Reading, readings } from '../text/readings.ts'
import type { Name, Place } from './Names.ts'
import { SortedTexts } from './SortedTexts.ts'

/** Letters of a Chinese word's sound that have to be typed. */
const leastLetters = 3
/** Characters whose sounds are compared. */
const mostCharacters = 6

/**
 * Names by how they sound in Cantonese and in Mandarin: for what was typed in Latin letters without an input method
 * (`goupai`, `gau2 paai4`).
 */
export class Sounds {
  readonly #lookups: { reading: Reading; places: SortedTexts<Place> }[]

  constructor(names: readonly Name[]) {
    this.#lookups = readings.map((reading) => ({
      reading,
      places: new SortedTexts(
        names.flatMap((name) =>
          name.begins.map((at) => ({ text: ease(soundsOf(name.key, at, reading).join('')), owner: { name, at } })),
        ),
      ),
    }))
  }

  /**
   * Where names begin to sound so.
   * @param letters Pinyin or Jyutping; tones and spaces are of no consequence
   */
  find(letters: string): (Place & { text: string })[] {
    const typed = ease(letters.replace(/[^a-z]/g, ''))
    if (typed.length < leastLetters) return []
    return this.#lookups.flatMap(({ reading, places }) => {
      const run = places.beginningWith(typed)
      return (run ? places.owners.slice(run.from, run.to) : []).map(({ name, at }) => {
        const characters = countSyllables(soundsOf(name.key, at, reading), typed.length)
        return { name, at, text: name.key.slice(at, at + characters) }
      })
    })
  }
}

/** Whether a character's sound begins with these letters, in either language. */
export function soundsAs(character: string | undefined, letters: string): boolean {
  const typed = ease(letters)
  return readings.some(({ soundOf }) => character !== undefined && ease(soundOf.get(character) ?? '').startsWith(typed))
}

/** The sounds of the Chinese characters that stand at a place of a key. */
function soundsOf(key: string, at: number, { soundOf }: Reading): string[] {
  const sounds: string[] = []
  for (const character of key.slice(at, at + mostCharacters)) {
    const sound = soundOf.get(character)
    if (sound === undefined) break
    sounds.push(sound)
  }
  return sounds
}

/** How many syllables hold a number of letters. */
function countSyllables(sounds: readonly string[], letters: number): number {
  let length = 0
  let count = 0
  while (count < sounds.length && length < letters) length += sounds[count++]!.length
  return count
}

/**
 * Sounds that many speakers of Hong Kong no longer tell apart are one, as in the table of sounds: n and l, ng and
 * nothing, gw and g before o. Mandarin loses next to nothing by it.
 */
function ease(sounds: string): string {
  return sounds
    .replace(/ng(?=[aeiou])/g, '')
    .replace(/n(?=[aeiou])/g, 'l')
    .replace(/([gk])wo/g, '$1o')
}
