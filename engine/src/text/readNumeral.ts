const digits = new Map([...'零一二三四五六七八九'].map((character, value) => [character, value]))
digits.set('两', 2)
const units = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])

/** The number that a folded Chinese numeral writes (三十五, 一千零五, 两万), or says digit by digit (一二三). */
export function readNumeral(numeral: string): number {
  let sum = 0
  let myriads = 0
  let digit: number | undefined
  for (const character of numeral) {
    const unit = units.get(character)
    if (character === '万') {
      myriads += (sum + (digit ?? 0) || 1) * 10_000
      sum = 0
      digit = undefined
    } else if (unit) {
      sum += (digit ?? 1) * unit
      digit = undefined
    } else digit = 10 * (digit ?? 0) + digits.get(character)!
  }
  return myriads + sum + (digit ?? 0)
}
