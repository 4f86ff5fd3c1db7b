import type { Reply } from '@faqdesk/server/types'

/**
 * The words of a reply without what the chat shows in another way: the choices (buttons), the channels
 * (links) and the notices (small print). `text` has all of these as blocks, for text-only clients.
 */
export function replyWords({ text, choices, handoff, notices }: Reply): string {
  const labels = new Set(choices?.map((choice) => choice.label))
  const values = handoff?.map((channel) => channel.value) ?? []
  const isChoice = (line: string) => labels.has(line.replace(/^\d+[.)、]\s*/, ''))
  const isChannel = (line: string) => line.startsWith('• ') && values.some((value) => line.includes(value))
  const blocks = text.split(/\n{2,}/).filter((block) => {
    const lines = block.split('\n')
    return !notices?.includes(lines[0] ?? '') && !lines.every(isChoice) && !lines.every(isChannel)
  })
  return blocks.join('\n\n') || text
}
