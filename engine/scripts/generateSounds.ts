/**
 * Writes `src/text/sounds.generated.ts`: how Han characters sound in Cantonese and in Mandarin, without tones.
 * Run: `node engine/scripts/generateSounds.ts`
 *
 * Only characters in their folded form (`foldText`) that jieba's dictionary or our Cantonese words use. Sounds
 * that many speakers of Hong Kong no longer tell apart are one: n and l, ng and nothing, gw and g before o.
 */
import { writeFileSync } from 'node:fs'
import { dict } from '@node-rs/jieba/dict.js'
import { pinyin } from 'pinyin-pro'
import jyutping from 'to-jyutping'
import { cantoneseWords } from '../src/text/cantoneseWords.ts'
import { foldText } from '../src/text/foldText.ts'

/** Characters that stand in fewer words of the dictionary are not typed by mistake. */
const fewestWords = 3

const words = new Map<string, number>()
const count = (word: string, times: number) => {
  for (const character of new Set(foldText(word)))
    if (/^\p{Script=Han}$/u.test(character)) words.set(character, (words.get(character) ?? 0) + times)
}
for (const line of new TextDecoder().decode(dict).split('\n')) count(line.split(' ')[0] ?? '', 1)
for (const word of cantoneseWords) count(word, fewestWords)
const characters = [...words].flatMap(([character, times]) => (times >= fewestWords ? [character] : [])).sort()

const cantonese = (character: string) =>
  jyutping
    .getJyutpingList(character)[0]?.[1]
    ?.replace(/\d$/, '')
    .replace(/^n(?!g)/, 'l')
    .replace(/^ng/, '')
    .replace(/^(g|k)wo/, '$1o')
const mandarin = (character: string) => pinyin(character, { toneType: 'none', v: true })

const group = (soundOf: (character: string) => string | undefined): string => {
  const groups = new Map<string, string>()
  for (const character of characters) {
    const sound = soundOf(character)
    if (sound && /^[a-z]+$/.test(sound)) groups.set(sound, (groups.get(sound) ?? '') + character)
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([sound, members]) => sound + members)
    .join(' ')
}

writeFileSync(
  new URL('../src/text/sounds.generated.ts', import.meta.url),
  `// Made by scripts/generateSounds.ts; do not edit.
// Readings from to-jyutping (Copyright 2024 CanCLID, BSD-2-Clause) and pinyin-pro (Copyright 2022-present zh-lx, MIT).

/** Each sound of Cantonese (Jyutping, tones apart) with the characters that have it. */
export const cantoneseSounds =
  '${group(cantonese)}'

/** The same in Mandarin (Pinyin). */
export const mandarinSounds =
  '${group(mandarin)}'
`,
)
