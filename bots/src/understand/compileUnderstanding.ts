import type { Localised } from '@faqdesk/faqs'
import type { Aspect, SmallTalk } from '../schema/smallTalk.ts'
import { compilePattern, type Pattern } from './matchPattern.ts'
import { keyOf } from './readWords.ts'

type Guard = { find: Pattern[]; unless: Pattern[] }
export type Intent = SmallTalk['intents'][number]

/** `smallTalk.yaml` with its patterns folded and cut, so that a message is compared at once. */
export type Understanding = {
  guards: { crisis: Guard; person: Guard; profanity: Guard }
  /** Patterns by their first word. `intent` is the place in `intents`; fillers have none. */
  small: ReadonlyMap<string, { pattern: Pattern; intent?: number }[]>
  intents: Intent[]
  picks: { places: Set<string>[]; last: Set<string>; yes: Set<string>; agree: Set<string>; none: Set<string> }
  /** What ties a message to the answer before it. */
  follow: {
    openers: Pattern[]
    pronouns: Pattern[]
    fillers: Pattern[]
    aspects: { aspect: Aspect; find: Pattern[] }[]
  }
  /** Ways in which entries differ, by id, each with its values by id. */
  facets: ReadonlyMap<string, Facet>
}

export type Facet = {
  ask: Localised
  values: ReadonlyMap<string, { label: Localised; find: Pattern[] }>
}

export function compileUnderstanding(smallTalk: SmallTalk): Understanding {
  const guard = ({ find, unless }: { find: string[]; unless?: string[] }): Guard => ({
    find: find.map(compilePattern),
    unless: (unless ?? []).map(compilePattern),
  })
  const small = new Map<string, { pattern: Pattern; intent?: number }[]>()
  const add = (text: string, intent?: number) => {
    const pattern = compilePattern(text)
    const [first] = pattern
    if (first === undefined) return
    small.set(first, [...(small.get(first) ?? []), { pattern, intent }])
  }
  smallTalk.intents.forEach((intent, index) => {
    for (const text of intent.say) add(text, index)
  })
  for (const text of smallTalk.fillers) add(text)
  const keys = (texts: string[]) => new Set(texts.map(keyOf))
  const { crisis, person, profanity } = smallTalk.guards
  const { places, last, yes, agree = [], none } = smallTalk.picks
  const { openers = [], pronouns = [], aspects } = smallTalk.follow ?? {}
  const facets = (smallTalk.facets ?? []).map(({ id, ask, values }): [string, Facet] => [
    id,
    { ask, values: new Map(values.map(({ id, label, find }) => [id, { label, find: find.map(compilePattern) }])) },
  ])
  return {
    guards: { crisis: guard(crisis), person: guard(person), profanity: guard(profanity) },
    small,
    intents: smallTalk.intents,
    picks: { places: places.map(keys), last: keys(last), yes: keys(yes), agree: keys(agree), none: keys(none) },
    follow: {
      openers: openers.map(compilePattern),
      pronouns: pronouns.map(compilePattern),
      fillers: smallTalk.fillers.map(compilePattern),
      aspects: Object.entries(aspects ?? {}).map(([aspect, find]) => ({
        aspect: aspect as Aspect,
        find: find.map(compilePattern),
      })),
    },
    facets: new Map(facets),
  }
}
