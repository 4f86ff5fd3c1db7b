import type { Problem } from '../read/Problem.ts'
import type { Asked } from '../read/readContent.ts'
import { toSimplified } from '../text/toSimplified.ts'

/**
 * Questions that stand twice. Claimed by two entries (or by one and by «nothing answers this») they
 * are an error, since they teach the engine both; twice for one entry they are a warning, as is a
 * golden question that is trained on, since it measures nothing then.
 */
export function lintQuestions(asked: Asked[], ids: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = []
  const claims = new Map<string, Asked>()
  const trained = asked.filter(({ kind, id }) => kind !== 'golden' && (id === undefined || ids.has(id)))
  for (const question of trained) {
    const key = foldForComparison(question.text)
    const first = claims.get(key)
    if (!first) claims.set(key, question)
    else problems.push(tellTwice(question, first))
  }
  for (const question of asked) {
    if (question.kind !== 'golden') continue
    const first = claims.get(foldForComparison(question.text))
    if (!first) continue
    problems.push({
      ...question.place(),
      field: question.id,
      message: `«${question.text}» is a golden question and stands among the phrasings too (${tellPlace(first)}): keep it in one of the two`,
      severity: 'warning',
    })
  }
  return problems
}

function tellTwice(question: Asked, first: Asked): Problem {
  const same = question.id === first.id
  const owner = first.id ? `belongs to «${first.id}»` : 'stands among the messages that nothing answers'
  const advice = 'keep it in one place, or make it an ambiguous rule'
  return {
    ...question.place(),
    field: question.id ?? 'none',
    message: same
      ? `«${question.text}» stands here twice (${tellPlace(first)}): remove one`
      : `«${question.text}» ${owner} already (${tellPlace(first)}): ${advice}`,
    severity: same ? 'warning' : 'error',
  }
}

function tellPlace(question: Asked): string {
  const { file, line } = question.place()
  return line ? `${file}:${line}` : file
}

/** Folded texts, since the same tens of thousands are compared with every draft. */
const known = new Map<string, string>()
const mostKnown = 200_000

/** Two questions that differ in script, width, case, spaces or punctuation only are one question. */
export function foldForComparison(text: string): string {
  let folded = known.get(text)
  if (folded === undefined) {
    folded = toSimplified(text.normalize('NFKC'))
      .toLowerCase()
      .replace(/[\p{P}\p{S}\s]+/gu, '')
    if (known.size >= mostKnown) known.clear()
    known.set(text, folded)
  }
  return folded
}
