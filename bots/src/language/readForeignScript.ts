/** Scripts of languages that no bot speaks, as far as the script alone tells. */
const scripts = [
  'Arabic',
  'Devanagari',
  'Gurmukhi',
  'Thai',
  'Hangul',
  'Hiragana',
  'Katakana',
  'Cyrillic',
  'Bengali',
  'Sinhala',
  'Tamil',
] as const

const foreign = new RegExp(scripts.map((script) => `\\p{Script=${script}}`).join('|'), 'gu')

/**
 * Whether a message is written in a script that is neither Latin nor Chinese. The Japanese の, common
 * on Hong Kong's signs, and a stray character make no such message.
 */
export function readForeignScript(text: string): boolean {
  const found = text.match(foreign)?.length ?? 0
  const known = text.match(/\p{Script=Han}|\p{Script=Latin}/gu)?.length ?? 0
  return found >= 2 && found > known
}
