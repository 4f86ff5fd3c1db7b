import { type SignalName, signalNames } from '../../../engine/src/model/coefficients.ts'

/** What an index of the learning curve is made with. */
export type CurveSetting = {
  /** Phrasings that each entry has besides its titles. */
  phrasings: number | 'all'
  /** Share of the messages that nothing answers. */
  none: number
  /** Whether the thesaurus is there. */
  concepts: boolean
  /** The signal of the ranking whose coefficient is 0. */
  without?: SignalName
}

export const phrasingCounts = [0, 5, 10, 20, 40, 'all'] as const
export const noneShares = [0, 1 / 3, 1] as const
export { signalNames }

/** Everything there is: what the bots run with. */
export const everything: CurveSetting = { phrasings: 'all', none: 1, concepts: true }

/** Every setting of the curve once, those that share an index next to each other. */
export const curveSettings: readonly CurveSetting[] = [
  ...phrasingCounts.filter((count) => count !== 'all').map((phrasings) => ({ ...everything, phrasings })),
  ...noneShares.filter((share) => share < 1).map((none) => ({ ...everything, none })),
  { ...everything, concepts: false },
  { ...everything, phrasings: 0, concepts: false },
  everything,
  ...signalNames.map((without) => ({ ...everything, without })),
]

/** A name for a setting that no other has. */
export function nameSetting({ phrasings, none, concepts, without }: CurveSetting): string {
  return [
    `${phrasings} phrasings`,
    `${Math.round(100 * none)} % of none`,
    `concepts ${concepts ? 'on' : 'off'}`,
    ...(without ? [`without ${without}`] : []),
  ].join(', ')
}
