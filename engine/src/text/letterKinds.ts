/** What a letter is made of, as bits. A letter is Han, of another script, or a digit, or none of these. */
export const letterKinds = { han: 1, other: 2, digit: 4, latin: 8 } as const

const patterns: [number, RegExp][] = [
  [letterKinds.han, /^\p{Script=Han}$/v],
  [letterKinds.other, /^[[\p{L}\p{M}]--\p{Script=Han}]$/v],
  [letterKinds.digit, /^\d$/v],
  // What words in Latin script are made of; a mark or a digit can be of other words too.
  [letterKinds.latin, /^[\p{Script=Latin}\p{M}\d]$/v],
]
/** For units that were looked at. */
const isKnown = 16
const known = new Uint8Array(0x10000)

/** The kinds of the letter that begins at a place of a text; 0 for punctuation and the like. */
export function kindsOfLetter(text: string, at: number): number {
  const unit = text.charCodeAt(at)
  if ((unit & 0xf800) === 0xd800) return classify(text.codePointAt(at)!)
  return (known[unit] ||= classify(unit) | isKnown) & ~isKnown
}

/** Where a run of letters of one kind ends that begins at a place of a text: there, if the first is of another. */
export function endOfRun(text: string, from: number, kind: number): number {
  let at = from
  while (at < text.length && (kindsOfLetter(text, at) & kind) !== 0) at += text.codePointAt(at)! > 0xffff ? 2 : 1
  return at
}

function classify(point: number): number {
  const letter = String.fromCodePoint(point)
  let kinds = 0
  for (const [kind, pattern] of patterns) if (pattern.test(letter)) kinds |= kind
  return kinds
}
