import type { Language } from '@faqdesk/faqs'
import { onlySimplified, onlyTraditional } from './hanByScript.generated.ts'

export type LanguageHints = {
  /** The reader's choice, sent with the message or made in the conversation. */
  lang?: Language
  /** The language of the last reply. */
  lastLang?: Language
}

/**
 * The language to answer a message in. The message's own language wins when it is clear: a question
 * is answered in the language in which it is asked. The reader's choice, and after it the language of
 * the last reply, decide where the message does not tell:
 *
 * - Chinese characters make a message Chinese, whatever English words stand among them, unless it is
 *   an English sentence around a Chinese term («How do I renew a 狗牌?»).
 * - Traditional or Simplified by the characters that only one of them writes; where there is none, the
 *   hints, and then Traditional, the script of Hong Kong.
 * - Two or more English words are English. A single word, a code or a number («visa», «TD 558», «2»)
 *   is no language: such words are typed in Chinese conversations too.
 */
export function detectLanguage(text: string, { lang, lastLang }: LanguageHints = {}): Language {
  const hint = lang ?? lastLang
  const han = text.match(/\p{Script=Han}/gu) ?? []
  const words = readEnglishWords(text)
  if (han.length > 0 && !(words.length >= 4 && words.length >= 2 * han.length)) {
    const simplified = han.filter((character) => onlySimplified.has(character)).length
    const traditional = han.filter((character) => onlyTraditional.has(character)).length
    if (simplified > traditional) return 'zh-Hans'
    if (traditional > simplified) return 'zh-Hant'
    if (hint === 'zh-Hans' || hint === 'zh-Hant') return hint
    return lastLang === 'zh-Hans' ? 'zh-Hans' : 'zh-Hant'
  }
  if (words.length >= 2) return 'en'
  return hint ?? (/\p{L}/u.test(text) ? 'en' : 'zh-Hant')
}

/** Words rather than codes: not all capitals (TSW, HKID, ID), unless the whole message is shouted. */
function readEnglishWords(text: string): string[] {
  const words = text.normalize('NFKC').match(/[a-z][a-z'’-]*/giu) ?? []
  const lower = words.filter((word) => word === 'I' || word === 'a' || (word.length > 1 && word !== word.toUpperCase()))
  return lower.length === 0 && words.length >= 3 ? words : lower
}
