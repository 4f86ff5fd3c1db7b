import type { Exchange } from './Conversation.ts'

/**
 * The notices that came into force since the chat opened, by the exchange that brought them: each stands
 * once, before the answer. The last notice of a reply is that this is a demonstration, the small print.
 * @param known those above the greeting
 */
export function freshNotices(exchanges: readonly Exchange[], known: readonly string[] = []): Map<string, string[]> {
  const shown = new Set(known)
  const fresh = new Map<string, string[]>()
  for (const { id, reply } of exchanges) {
    const news = (reply?.notices ?? []).slice(0, -1).filter((notice) => !shown.has(notice))
    for (const notice of news) shown.add(notice)
    if (news.length > 0) fresh.set(id, news)
  }
  return fresh
}
