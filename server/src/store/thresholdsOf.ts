import type { Policy, Publication } from '@faqdesk/bots'

/** The thresholds in force where a bot spoke: those of its own publication, among all that had a part in the turn. */
export function thresholdsOf(
  bot: string,
  home: Publication,
  peers: readonly Publication[],
): Pick<Policy, 'answerAt' | 'gap' | 'offerAt'> {
  const speaker = peers.find(({ snapshot }) => snapshot.bot === bot) ?? home
  const { answerAt, gap, offerAt } = speaker.snapshot.config.policy
  return { answerAt, gap, offerAt }
}
