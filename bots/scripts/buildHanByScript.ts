/**
 * Writes `src/language/hanByScript.generated.ts`: the characters that only Traditional or only
 * Simplified Chinese writes. Source: OpenCC's character tables (Apache-2.0, package opencc-js). A
 * character that Simplified shares with Traditional (后, 里, 台) tells nothing and is left out: one of
 * level 1 of Big5, the 5,401 characters in common use where Traditional is written. 么 and 几 are among
 * those, but stand in a Traditional sentence so seldom that they tell all the same.
 *
 * Run: `node bots/scripts/buildHanByScript.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const simplified = readKeys('STCharacters')
const traditional = readKeys('TSCharacters')
const common = readBig5Level1()

const onlySimplified = simplified.filter((han) => !common.has(han) || '么几'.includes(han))
const onlyTraditional = traditional.filter((han) => !onlySimplified.includes(han))

writeFileSync(
  fileURLToPath(new URL('../src/language/hanByScript.generated.ts', import.meta.url)),
  `// Made by bots/scripts/buildHanByScript.ts from OpenCC's character tables (Apache-2.0). Do not edit.
/** Characters that only Simplified Chinese writes. */
export const onlySimplified = new Set('${onlySimplified.join('')}')
/** Characters that only Traditional Chinese writes. */
export const onlyTraditional = new Set('${onlyTraditional.join('')}')
`,
)

/** The dictionaries of opencc-js are modules that hold `from to|from to|…`. */
function readKeys(name: string): string[] {
  const entry = fileURLToPath(import.meta.resolve('opencc-js'))
  const text = readFileSync(
    `${entry.slice(0, entry.indexOf('opencc-js/'))}opencc-js/dist/esm-lib/dict/${name}.js`,
    'utf8',
  )
  return text
    .slice(text.indexOf('"') + 1, text.lastIndexOf('"'))
    .split('|')
    .map((pair) => pair.split(' ')[0] ?? '')
    .filter((han) => /^[\u4e00-\u9fff]$/.test(han))
}

/** Big5 A440 to C67E. */
function readBig5Level1(): Set<string> {
  const decoder = new TextDecoder('big5')
  const found = new Set<string>()
  for (let lead = 0xa4; lead <= 0xc6; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (lead < 0xc6 || trail <= 0x7e) found.add(decoder.decode(Uint8Array.of(lead, trail)))
  return found
}
