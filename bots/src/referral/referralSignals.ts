import type { Explanation } from '@faqdesk/engine'
import type { ReferralRule, ReferralSignal } from '../schema/referral.ts'

/** What is known of a question that a bot was asked and that another bot may answer. Confidences are 0 to 1. */
export type ReferralEvidence = {
  /** Confidence of the best entry of the bot that was asked. */
  own: number
  /** … of the other bot, and of the bot that is the next sure after it. */
  other: number
  second: number
  /** Why the best entries of both came first; absent where there is none. */
  ownReasons?: Pick<Explanation, 'signals'>
  otherReasons?: Pick<Explanation, 'signals'>
}

/**
 * Confidences as log-odds; `both` is their product, so that how much the other's counts may hang on one's own.
 * `coverage` and `nearest` compare how much of the question both entries have, and how near it their nearest
 * phrasings are: a bot that knows little of the words has no ground for its confidence.
 */
export function referralSignals(evidence: ReferralEvidence): Record<ReferralSignal, number> {
  const { ownReasons, otherReasons } = evidence
  const [own, other] = [logOdds(evidence.own), logOdds(evidence.other)]
  const ahead = (name: string) => signalOf(otherReasons, name) - signalOf(ownReasons, name)
  return {
    one: 1,
    own,
    other,
    both: (own * other) / 4,
    second: logOdds(evidence.second),
    coverage: ahead('coverage'),
    nearest: ahead('nearest'),
  }
}

/** How probable it is that the other bot answers the question and the one that was asked does not. */
export function referralProbability(evidence: ReferralEvidence, { weights }: Pick<ReferralRule, 'weights'>): number {
  const signals = referralSignals(evidence)
  const odds = Object.entries(weights).reduce(
    (sum, [name, weight]) => sum + weight * signals[name as ReferralSignal],
    0,
  )
  return 1 / (1 + Math.exp(-odds))
}

/** Beyond one in two hundred a confidence tells nothing more. */
const least = 0.005

function logOdds(share: number): number {
  const kept = Math.min(1 - least, Math.max(least, share))
  return Math.log(kept / (1 - kept))
}

const signalOf = (reasons: ReferralEvidence['ownReasons'], name: string): number =>
  reasons?.signals.find((signal) => signal.name === name)?.value ?? 0
