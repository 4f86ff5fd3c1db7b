export {
  countHan,
  countWords,
  lintContent,
  shortLimit,
  textsOf,
} from './lint/lintContent.ts'
export { foldForComparison } from './lint/lintQuestions.ts'
export { listGaps, wantedPhrasings, wantedQuestions } from './lint/listGaps.ts'
export { listYaml } from './read/listYaml.ts'
export { formatProblem, type Problem } from './read/Problem.ts'
export { type Parsed, parseYaml } from './read/parseYaml.ts'
export {
  type Asked,
  type Category,
  type Content,
  type Faq,
  joinPhrasings,
  linesOf,
  type ReadContent,
  readContent,
} from './read/readContent.ts'
export { readServedIds, type ServedId, servedIdsHead } from './read/readServedIds.ts'
export * from './schema/entry.ts'
export * from './schema/localised.ts'
export * from './schema/shared.ts'
export { pairsOf, shareOf } from './text/likeness.ts'
export { fillReferences, findReferences } from './text/sharedReferences.ts'
export { toSimplified } from './text/toSimplified.ts'
export { translate, translateList } from './text/translate.ts'
export { hashContent } from './write/hashContent.ts'
export { hashEntry } from './write/hashEntry.ts'
export { pickEntry } from './write/pickEntry.ts'
export { schemaFiles } from './write/schemaFiles.ts'
export { writeEntry } from './write/writeEntry.ts'
export { type SchemaFile, toJsonSchema, writeJsonSchema } from './write/writeJsonSchema.ts'
