import type { Answer } from '@faqdesk/server/types'
import type { Messages } from '../language/messages.ts'

/** The facts in the order in which a person needs them. */
const order = [
  'eligibility',
  'documents',
  'fee',
  'processingTime',
  'validity',
  'deadline',
  'where',
  'when',
  'penalty',
] as const

/** Fee, documents, time and the like: what people look for, each under its own name. */
export function Facts({ facts, m }: { facts: NonNullable<Answer['facts']>; m: Messages }) {
  const given = order.filter((name) => facts[name]?.length)
  if (given.length === 0) return null
  return (
    <dl className="facts" part="facts">
      {given.map((name) => {
        const fact = facts[name]
        return (
          <div key={name} className="fact">
            <dt>{m[name]}</dt>
            {Array.isArray(fact) ? (
              <dd>
                {fact.length === 1 ? (
                  fact[0]
                ) : (
                  <ul>
                    {fact.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                )}
              </dd>
            ) : (
              <dd>{fact}</dd>
            )}
          </div>
        )
      })}
    </dl>
  )
}
