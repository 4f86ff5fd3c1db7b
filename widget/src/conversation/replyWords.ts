import type { Reply } from '@faqdesk/server/types'

export type ReplyWords = {
  /** What is said; Markdown. */
  opening: string
  /** What introduces the choices, the channels. */
  beforeChoices?: string
  beforeHandoff?: string
}

/**
 * The words of a reply without what the chat shows in another way: the choices (buttons), the channels
 * (links) and the notices (small print). `text` has all of these as blocks, for text-only clients.
 */
export function replyWords({ text, choices, handoff, notices }: Reply): ReplyWords {
  const labels = new Set(choices?.map((choice) => choice.label))
  const values = handoff?.map((channel) => channel.value) ?? []
  const isChoice = (line: string) => labels.has(line.replace(/^\d+[.)、]\s*/, ''))
  const isChannel = (line: string) => line.startsWith('• ') && values.some((value) => line.includes(value))

  const said: string[] = []
  const words: ReplyWords = { opening: '' }
  // The first block always opens the reply; a later one right before the buttons belongs to them.
  const takeIntro = () => (said.length > 1 ? said.pop() : undefined)
  for (const block of text.split(/\n{2,}/)) {
    const lines = block.split('\n')
    if (notices?.includes(lines[0] ?? '')) continue
    if (lines.every(isChoice)) words.beforeChoices = takeIntro()
    else if (lines.every(isChannel)) words.beforeHandoff = takeIntro()
    else said.push(block)
  }
  words.opening = said.join('\n\n') || text
  return words
}
