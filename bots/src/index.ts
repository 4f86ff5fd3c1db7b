export { markdownToText } from './answer/markdownToText.ts'
export { type RenderOptions, renderAnswer } from './answer/renderAnswer.ts'
export { handoffToText } from './answer/renderHandoff.ts'
export { fillIn, formatDay, say, typeset } from './answer/say.ts'
export { type ConversationState, firstState } from './conversation/ConversationState.ts'
export { readScripts } from './conversation/readScripts.ts'
export { runScript } from './conversation/runScript.ts'
export {
  type Message,
  type PeerVersion,
  type Turn,
  type TurnReply,
  type TurnStatus,
  turnStatuses,
} from './conversation/Turn.ts'
export { takeTurn } from './conversation/takeTurn.ts'
export { mayMoveTo } from './conversation/visit.ts'
export { checkFlow, type FlowProblem } from './flow/checkFlow.ts'
export { optionsAt, type Path, questionsLeft } from './flow/walkFlow.ts'
export { isHoliday, type Opening, openAt } from './hours/openAt.ts'
export { detectLanguage, type LanguageHints } from './language/detectLanguage.ts'
export {
  askedTexts,
  type CompileOptions,
  compilePublication,
  type IndexOptions,
  indexSnapshot,
} from './publication/compilePublication.ts'
export { hashSnapshot } from './publication/hashSnapshot.ts'
export { listBots } from './publication/listBots.ts'
export type { Publication } from './publication/Publication.ts'
export { currentNotices, profileOf } from './publication/profileOf.ts'
export { qualityFile, readQuality } from './publication/readQuality.ts'
export { type Folders, type ReadSnapshot, readSnapshot } from './publication/readSnapshot.ts'
export type { Snapshot } from './publication/Snapshot.ts'
export { type SuggestOptions, suggestQuestions } from './publication/suggestQuestions.ts'
export { toIndexEntries } from './publication/toIndexEntries.ts'
export { hongKongDay, validOn } from './publication/validOn.ts'
export * from './schema/bot.ts'
export * from './schema/conversationScript.ts'
export * from './schema/flow.ts'
export * from './schema/hours.ts'
export * from './schema/otherLanguages.ts'
export * from './schema/phrases.ts'
export * from './schema/quality.ts'
export * from './schema/referral.ts'
export * from './schema/reply.ts'
export * from './schema/smallTalk.ts'
export * from './schema/summary.ts'
export { type PastTurn, type SummaryOptions, summariseConversation } from './summary/summariseConversation.ts'
