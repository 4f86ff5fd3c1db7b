/**
 * Writes `src/text/variants.generated.ts`: which Han characters are one and the same for matching.
 * Run: `node engine/scripts/generateVariants.ts`
 *
 * Traditional, Simplified, Taiwan and Hong Kong forms of a character are joined into one class
 * (union-find over OpenCC's character tables); the class is represented by the member that jieba's
 * dictionary, which is Simplified, uses most. Joining classes instead of chaining tables makes the
 * fold idempotent: 麼, 么 and 幺 all become 么, whichever script they came in.
 */
import { writeFileSync } from 'node:fs'
import { dict } from '@node-rs/jieba/dict.js'
// @ts-expect-error: the dictionary modules of opencc-js carry no types
import hkVariants from 'opencc-js/dict/HKVariantsRev'
// @ts-expect-error: as above
import simplified from 'opencc-js/dict/TSCharacters'
// @ts-expect-error: as above
import taiwanVariants from 'opencc-js/dict/TWVariantsRev'

/**
 * Forms that OpenCC's tables leave apart and that people of Hong Kong write one for the other: 帳戶 and 賬戶, 回覆 and
 * 回復, 畀 and 俾, and older forms that stand on signs and in names. Our own list.
 */
const oneForAnother = '帳賬 覆復 畀俾 場塲 罰罸 煮煑 叫呌 步歩 吳呉 彝彞 鍊鏈'

const useOfCharacter = new Map<string, number>()
for (const line of new TextDecoder().decode(dict).split('\n')) {
  const [word = '', count = '0'] = line.split(' ')
  for (const character of word) useOfCharacter.set(character, (useOfCharacter.get(character) ?? 0) + Number(count))
}

const parentOf = new Map<string, string>()
function rootOf(character: string): string {
  let root = character
  while (parentOf.has(root)) root = parentOf.get(root)!
  return root
}
for (const table of [simplified, hkVariants, taiwanVariants] as string[]) {
  for (const pair of table.split('|')) {
    const [from, targets] = pair.split(' ')
    const to = [...(targets ?? '')][0]
    if (!from || !to || [...from].length !== 1) continue
    const a = rootOf(from)
    const b = rootOf(to)
    if (a !== b) parentOf.set(a, b)
  }
}
for (const [first, second] of oneForAnother.split(' ')) {
  const a = rootOf(first!)
  const b = rootOf(second!)
  if (a !== b) parentOf.set(a, b)
}

const classes = new Map<string, string[]>()
for (const character of new Set([...parentOf.keys(), ...parentOf.values()])) {
  const root = rootOf(character)
  classes.set(root, [...(classes.get(root) ?? []), character])
}
const byCodePoint = (a: string, b: string) => a.codePointAt(0)! - b.codePointAt(0)!
const lines: string[] = []
for (const members of classes.values()) {
  // The table of the basic plane holds one unit for each: a character beyond it (𠮶 for 嗰) stands for no other.
  members.sort(
    (a, b) => a.length - b.length || (useOfCharacter.get(b) ?? 0) - (useOfCharacter.get(a) ?? 0) || byCodePoint(a, b),
  )
  const [representative, ...others] = members
  if (others.length > 0) lines.push(representative + others.sort(byCodePoint).join(''))
}
lines.sort(byCodePoint)

writeFileSync(
  new URL('../src/text/variants.generated.ts', import.meta.url),
  `// Made by scripts/generateVariants.ts; do not edit.
// Derived from the character tables of OpenCC (https://github.com/BYVoid/OpenCC), as packaged in opencc-js:
// Copyright 2010-2026 Carbo Kuo and contributors, Licensed under the Apache License, Version 2.0
// (http://www.apache.org/licenses/LICENSE-2.0). Changed: tables joined into classes of equal characters.

/** Classes of Han characters that are one for matching; the first of each stands for all. */
export const variantClasses =
  '${lines.join(' ')}'
`,
)
console.log(`${lines.length} classes`)
