import type { Ranked } from '../conversation/decideOutcome.ts'
import { search, vectorFor } from '../conversation/search.ts'
import type { TurnContext } from '../conversation/TurnContext.ts'
import type { Publication } from '../publication/Publication.ts'
import { type ReferralEvidence, referralProbability } from './referralSignals.ts'

/** Another bot's entry that answers the question. */
export type Referral = { bot: string; faqId: string; confidence: number }

/**
 * The bot that answers a question which this one does not, by the rule of `bots/shared/referral.yaml`. The others
 * are asked only if the bot is not sure by itself, one search each; what they say is noted in `turn.asked`.
 */
export function findReferral(turn: TurnContext, text: string, ranking = turn.ranking): Referral | undefined {
  const { publication, peers = [] } = turn.setting
  const rule = publication.snapshot.shared.referral
  const own = ranking[0]
  if (!rule || (own && own.confidence >= rule.sureAt)) return undefined
  const { evidence, best } = gatherEvidence(turn, text, own, peers)
  if (!best || referralProbability(evidence, rule) < rule.referAt) return undefined
  return { bot: best.publication.snapshot.bot, faqId: best.top.faqId, confidence: best.top.confidence }
}

type Asked = { publication: Publication; top: Ranked }

/** Asks the other bots. Of several that are equally sure, the first by name. */
function gatherEvidence(
  turn: TurnContext,
  text: string,
  own: Ranked | undefined,
  peers: readonly Publication[],
): { evidence: ReferralEvidence; best?: Asked } {
  const at = (publication: Publication): TurnContext => ({ ...turn, setting: { ...turn.setting, publication } })
  const asked = peers
    .filter(({ snapshot }) => snapshot.config.languages.includes(turn.setting.lang))
    .flatMap((publication): Asked[] => {
      const [top] = search(at(publication), text, 1)
      return top ? [{ publication, top }] : []
    })
    .sort(
      (a, b) =>
        b.top.confidence - a.top.confidence || (a.publication.snapshot.bot < b.publication.snapshot.bot ? -1 : 1),
    )
  turn.asked = asked.map(({ publication: { snapshot, version } }) => ({ bot: snapshot.bot, ...version }))
  const [best, next] = asked
  const reasons = (publication: Publication, entry?: Ranked) =>
    entry && publication.index.explain(text, entry.faqId, { vector: vectorFor(at(publication), text) })
  const evidence: ReferralEvidence = {
    own: own?.confidence ?? 0,
    other: best?.top.confidence ?? 0,
    second: next?.top.confidence ?? 0,
    ownReasons: reasons(turn.setting.publication, own),
    otherReasons: best && reasons(best.publication, best.top),
  }
  return { evidence, best }
}
