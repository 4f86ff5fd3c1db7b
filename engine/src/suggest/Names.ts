import { readings } from '../text/readings.ts'
import { languageOf } from './readNames.ts'
import { SortedTexts } from './SortedTexts.ts'
import { Sounds, soundsAs } from './Sounds.ts'

/** What an entry is called or asked by: what completion compares with what was typed, letter by letter. */
export interface Name {
  entry: number
  /** Folded, without spaces and punctuation, so that 狗 牌 completes like 狗牌 and `td-558` like `TD 558`. */
  key: string
  kind: 'title' | 'alias' | 'phrasing'
  language: string
  /** The names of its kind and language. */
  group: { readonly size: number }
  /** Where its words begin, as positions in `key`; each Chinese character begins one. Of a phrasing only its own beginning. */
  begins: readonly number[]
}

/** A name from one of its words on. */
export interface Place {
  name: Name
  at: number
}

/** What names say: the log-odds that they add to their entries, and what was meant by the sounds that were typed. */
export interface Named {
  odds: Map<number, number>
  meant?: string
}

/** How many times likelier a way of matching makes a name, beside an alias or phrasing that begins as was typed. */
const times = { title: 2, word: 0.01, whole: 20, nearly: 0.1, sounds: 0.3, composing: 10, language: 3 }
/** How many times likelier an entry is with a name that begins as was typed than one of which only the words speak. */
const named = 5000

/** With as many entries whose names begin as was typed, nobody looks for those that nearly do. */
const enough = 5
/** What has to be typed before one character of it may be wrong, a Chinese one counting three letters: less if nothing is right. */
const leastForErrors = { something: 4, nothing: 3 }
/** Places that are looked at, at most. */
const mostPlaces = 20_000

const han = /\p{Script=Han}/u
const latin = /^[\p{Script=Latin}\p{M}\p{N}]+$/u
const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(97 + at))

/**
 * The names of all entries, found by their beginnings and by the beginnings of their words. Of titles, of aliases and
 * of phrasings in one language, each is as likely as the other to be typed, and an entry is as likely as its names
 * together.
 */
export class Names {
  readonly #names: readonly Name[]
  readonly #places: SortedTexts<Place>
  #sounds: Sounds | undefined

  constructor(names: readonly Name[]) {
    this.#names = names
    this.#places = new SortedTexts(
      names.flatMap((name) => name.begins.map((at) => ({ text: name.key.slice(at), owner: { name, at } }))),
    )
  }

  /** Whether a name, or a word in it, begins so. */
  has(key: string): boolean {
    return this.#places.beginningWith(key) !== undefined
  }

  /**
   * @param key what was typed, in the form of a name's key
   * @param entries how many there are
   * @param lang of the person: names in it count a little more
   * @param composing letters after it that an input method has made no character of yet
   */
  match(key: string, entries: number, lang: string | undefined, composing: string): Named {
    const likely = new Map<number, number>()
    const language = lang && languageOf(lang)
    const offer = ({ name, at }: Place, way: number) => {
      let share = (way * Math.sqrt(key.length / name.key.length)) / name.group.size
      if (at > 0) share *= times.word
      else if (name.key === key) share *= times.whole
      if (name.kind === 'title') share *= times.title
      if (name.language === language) share *= times.language
      if (composing && soundsAs(name.key[at + key.length], composing)) share *= times.composing
      likely.set(name.entry, (likely.get(name.entry) ?? 0) + share)
    }
    const { owners } = this.#places
    const run = this.#places.beginningWith(key)
    const end = run ? Math.min(run.to, run.from + mostPlaces) : 0
    for (let place = run?.from ?? 0; place < end; place++) offer(owners[place]!, 1)

    let meant: string | undefined
    if (!run && latin.test(key)) {
      this.#sounds ??= new Sounds(this.#names.filter(({ kind }) => kind !== 'phrasing'))
      const sounding = this.#sounds.find(key)
      for (const place of sounding) offer(place, times.sounds)
      meant = mostFrequent(sounding.map(({ text }) => text))
    }
    const least = likely.size > 0 ? leastForErrors.something : leastForErrors.nothing
    if (likely.size < enough && lengthOf(key) >= least) {
      const nearly = new Set<number>()
      for (const { from, to } of this.#places.nearlyBeginningWith(key, soundingLike))
        for (let place = from; place < to && nearly.size < mostPlaces; place++) nearly.add(place)
      for (const place of nearly) offer(owners[place]!, times.nearly)
    }
    return { odds: new Map([...likely].map(([entry, share]) => [entry, Math.log(named * entries * share)])), meant }
  }
}

/** How much was typed: a Chinese character tells as much as three letters. */
function lengthOf(key: string): number {
  let length = 0
  for (const character of key) length += han.test(character) ? 3 : 1
  return length
}

/** What may have been meant by a first character: any other letter, or what sounds like it in Cantonese or Mandarin. */
function soundingLike(character: string): readonly string[] {
  if (!han.test(character)) return letters
  return readings.flatMap(({ soundOf, charactersOf }) => charactersOf.get(soundOf.get(character) ?? '') ?? [])
}

function mostFrequent(texts: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  const [first] = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return first?.[0]
}
