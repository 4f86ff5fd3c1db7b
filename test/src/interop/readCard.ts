import { createRequire } from 'node:module'

type Finding = { message: string }
type Reader = {
  AdaptiveCard: new () => {
    parse(card: object, context: unknown): void
    validateProperties(): { validationEvents: Finding[] }
  }
  SerializationContext: new (version: unknown) => { eventCount: number; getEventAt(index: number): Finding }
  Versions: Record<'v1_5', unknown>
}

// The package's own modules need a bundler.
const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as Reader

/** What the official reader of Adaptive Cards 1.5 has to say against a card: unknown elements, wrong values, what is missing. */
export function readCard(card: object): string[] {
  const context = new SerializationContext(Versions.v1_5)
  const read = new AdaptiveCard()
  read.parse(card, context)
  const parsing = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index))
  return [...parsing, ...read.validateProperties().validationEvents].map(({ message }) => message)
}
