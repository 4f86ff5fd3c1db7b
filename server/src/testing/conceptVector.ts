/** What a test's model understands: words that mean one thing, in several languages. */
const concepts: RegExp[] = [
  /lost|lose|遺失|走失|唔見|vanish|astray/g,
  /fee|how much|費用|幾多錢|幾錢|price|charge/g,
  /renew|續|extend/g,
  /cat|貓|kitty|feline/g,
  /dog|狗|puppy|hound/g,
  /lamp|燈|lantern/g,
  /rice|食|cook|supper/g,
]

/** A vector with one number for each concept and one for everything else: deterministic, and sure of what it knows. */
export function conceptVector(text: string): number[] {
  const found = concepts.map((words) => (text.toLowerCase().match(words) ? 1 : 0))
  return [...found, found.includes(1) ? 0.2 : 1]
}

export const conceptDimension = concepts.length + 1
