import { foldText } from '@faqdesk/engine'

const word = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+|\p{Extended_Pictographic}/gu

/**
 * The words of a message in the form that patterns are compared in: each Chinese character, each run
 * of other letters and digits, each emoji. Script, case, width and punctuation make no difference,
 * and nothing depends on word boundaries, which Chinese does not write.
 */
export function readWords(text: string): string[] {
  return foldText(text.replace(/[\u2018\u2019\u02bc']/g, '')).match(word) ?? []
}

/** One key for all ways of writing a question that differ in width, case, script, spaces or punctuation only. */
export function keyOf(text: string): string {
  return readWords(text).join(' ')
}

/** Words as a text again, Chinese without spaces. */
export function joinWords(words: readonly string[]): string {
  return words.join(' ').replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
}
