import type { Answer } from '@faqdesk/server/types'

/** About what fits below the short answer on a phone without scrolling, in columns of a Latin letter. */
const fits = 420

/**
 * Whether the details of an answer are folded at first. A Chinese character takes two columns; every
 * fact, channel and link takes a line of its own.
 */
export function isLong({ answer, short, facts, channels, links }: Answer): boolean {
  const words = answer && answer !== short ? answer : ''
  const wide = words.match(/\p{Script=Han}/gu)?.length ?? 0
  const lines = Object.values(facts ?? {}).flat().length + (channels?.length ?? 0) + (links?.length ?? 0)
  return words.length + wide + lines * 50 > fits
}
