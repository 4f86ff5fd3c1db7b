import { fillIn, say } from '../answer/say.ts'
import { composeReply, type Setting } from './composeReply.ts'
import type { Turn } from './Turn.ts'
import { channelsOf, type TurnContext } from './TurnContext.ts'

/** The operators took the bot off: that is said, with the people who can help. What was said before goes on afterwards. */
export function tellPaused({ setting, before }: TurnContext): Turn {
  const plan = { outcome: 'handoff' as const, opening: pausedSentence(setting), handoff: channelsOf(setting) }
  const state = { ...before, lastLang: setting.lang }
  return { reply: composeReply(setting, plan), state, trace: { status: 'paused', ranking: [] } }
}

/** That the bot does not answer at present; of a publication of before there were the words, that others can help. */
export function pausedSentence(setting: Pick<Setting, 'publication' | 'lang'>): string {
  const { publication, lang } = setting
  const { config, shared } = publication.snapshot
  const { paused, refusalHandoff } = shared.phrases
  return fillIn(say(publication, paused ?? refusalHandoff, lang), { name: say(publication, config.name, lang) })
}
