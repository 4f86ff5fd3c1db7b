/**
 * Whether a client draws Adaptive Cards: Web Chat says who it is, but for its minimal bundle, which
 * draws none; others say `channelData: { showsCards: true }`.
 */
export function showsCards(botAgent: string | undefined, channelData: Record<string, unknown> = {}): boolean {
  if (typeof channelData.showsCards === 'boolean') return channelData.showsCards
  return /\bWebChat\/[\w.-]+(?! \(Minimal\))(?: |;|\)|$)/.test(botAgent ?? '')
}
