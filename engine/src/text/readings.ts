import { cantoneseSounds, mandarinSounds } from './sounds.generated.ts'

/** How Chinese characters sound in one language, tones apart. */
export interface Reading {
  /** By character, folded: its sound in Latin letters. */
  soundOf: ReadonlyMap<string, string>
  /** By sound: the characters that have it. */
  charactersOf: ReadonlyMap<string, readonly string[]>
}

/** In Cantonese (Jyutping) and in Mandarin (Pinyin), in this order. */
export const readings: readonly Reading[] = [cantoneseSounds, mandarinSounds].map((groups) => {
  const soundOf = new Map<string, string>()
  const charactersOf = new Map<string, readonly string[]>()
  for (const group of groups.split(' ')) {
    const [sound = ''] = /^[a-z]+/.exec(group) ?? []
    const characters = [...group.slice(sound.length)]
    charactersOf.set(sound, characters)
    for (const character of characters) soundOf.set(character, sound)
  }
  return { soundOf, charactersOf }
})
