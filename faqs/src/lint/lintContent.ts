import type { Problem } from '../read/Problem.ts'
import type { Faq, ReadContent } from '../read/readContent.ts'
import type { Localised, LocalisedList } from '../schema/localised.ts'
import type { Departments, SharedValues } from '../schema/shared.ts'
import { findReferences } from '../text/sharedReferences.ts'
import { toSimplified } from '../text/toSimplified.ts'
import { lintIds } from './lintIds.ts'
import { lintPhrasings } from './lintPhrasings.ts'
import { lintQuestions } from './lintQuestions.ts'

export type LintOptions = {
  departments: Departments
  values: SharedValues
  /** Today in Hong Kong, for overdue reviews: `2026-11-24`. */
  today: string
  /** This entry alone is checked, in the company of the others: while somebody edits it. */
  only?: string
}

/** Length limits of a short answer, from the conversation design (short answers get read). */
export const shortLimit = { han: 60, words: 40 }

/**
 * Checks what a schema can't: references between entries, departments and shared values, lengths,
 * overdue reviews, ids that vanished, and phrasings that two entries claim or that teach nothing.
 */
export function lintContent(read: ReadContent, options: LintOptions): Problem[] {
  const { content, lineOf } = read
  const problems: Problem[] = []
  const ids = new Set(content.entries.map((faq) => faq.id))
  const report = (faq: Faq, path: PropertyKey[], message: string, severity: Problem['severity'] = 'error') =>
    problems.push({ ...lineOf(faq.id, path), field: [faq.id, ...path].join('.'), message, severity })

  const entries = content.entries.filter(({ id }) => options.only === undefined || id === options.only)
  for (const faq of entries) {
    if (faq.department && !options.departments[faq.department])
      report(faq, ['department'], `names «${faq.department}», which bots/shared/departments.yaml does not hold`)
    if (!faq.department) report(faq, [], 'has no department: name it here or for the whole file')
    for (const related of faq.related ?? [])
      if (!ids.has(related)) report(faq, ['related'], `names «${related}», which is no entry of this bot`, 'warning')
    if (faq.reviewBy < options.today)
      report(faq, ['reviewBy'], `was due on ${faq.reviewBy}: review the answer`, 'warning')
    const texts = textsOf(faq)
    for (const { path, text } of texts)
      for (const name of findReferences(text))
        if (!hasValue(options.values, name))
          report(faq, path, `refers to {{${name}}}, which bots/shared/values.yaml does not define`)
    for (const [index, { url }] of (faq.links ?? []).entries())
      for (const address of typeof url === 'string' ? [url] : Object.values(url))
        if (!address.startsWith('https://'))
          report(faq, ['links', index, 'url'], `«${address}» is not https: find the secure address`, 'warning')
    for (const { path, text } of texts)
      if (path.at(-1) === 'zh-Hans' && toSimplified(text) !== text)
        report(faq, path, 'holds Traditional characters or Hong Kong words: write it in Simplified', 'warning')
    // What a text cut at a comma of an inline { en: …, zh-Hant: … } leaves behind.
    for (const key of ['question', 'short'] as const)
      if (!/\p{Script=Han}/u.test(faq[key]['zh-Hant'])) report(faq, [key, 'zh-Hant'], 'is not Chinese: translate it')
    const han = countHan(faq.short['zh-Hant'])
    if (han > shortLimit.han)
      report(
        faq,
        ['short', 'zh-Hant'],
        `has ${han} characters, more than ${shortLimit.han}: move details to answer`,
        'warning',
      )
    const words = countWords(faq.short.en)
    if (words > shortLimit.words)
      report(
        faq,
        ['short', 'en'],
        `has ${words} words, more than ${shortLimit.words}: move details to answer`,
        'warning',
      )
    if (faq.confidence === 'high' && faq.sources.every((source) => source.confidence !== 'high'))
      report(faq, ['confidence'], 'is high, but no source is: lower it or name a better source', 'warning')
    if (faq.confidence === 'low' && !faq.caution)
      report(faq, ['confidence'], 'is low: say in caution what to check, and with whom', 'warning')
    if (faq.steps && faq.steps.en.length > 7)
      report(faq, ['steps'], 'has more than seven steps: join or split them', 'warning')
  }

  const asked = read.asked.filter(({ id }) => options.only === undefined || id === options.only)
  problems.push(...lintIds(read), ...lintQuestions(read.asked, ids), ...lintPhrasings(asked, entries))
  for (const id of [...Object.keys(content.phrasings), ...Object.keys(content.golden.answer)])
    if (!ids.has(id))
      problems.push({
        ...lineOf(id),
        field: id,
        message: 'has phrasings or golden questions but is no entry',
        severity: 'warning',
      })
  for (const { among, field } of [
    ...content.ambiguous.map(({ among }) => ({ among, field: 'ambiguous' })),
    ...content.golden.ask.map(({ among, q }) => ({ among, field: `golden.ask «${q}»` })),
  ])
    for (const id of among)
      if (!ids.has(id))
        problems.push({
          ...lineOf(id),
          field,
          message: `names «${id}», which is no entry of this bot`,
          severity: 'error',
        })
  return problems
}

function hasValue(values: SharedValues, name: string): boolean {
  const [group = '', key = ''] = name.split('.')
  return values[group]?.[key] !== undefined
}

/** Chinese characters and, as one each, the numbers and Latin words between them. */
export function countHan(text: string): number {
  return (text.match(/\p{Script=Han}|[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}.,$-]*/gu) ?? []).length
}

export function countWords(text: string): number {
  return text.trim().split(/\s+/).length
}

/** Every text of an entry that a citizen can see, with where it stands. */
export function textsOf(faq: Faq): { path: PropertyKey[]; text: string }[] {
  const texts: { path: PropertyKey[]; text: string }[] = []
  const visit = (value: unknown, path: PropertyKey[]) => {
    if (isLocalised(value))
      for (const [lang, text] of Object.entries(value))
        for (const line of [text].flat()) texts.push({ path: [...path, lang], text: line })
    else if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...path, index])
    else if (value && typeof value === 'object')
      for (const [key, item] of Object.entries(value)) visit(item, [...path, key])
  }
  const { phrasings: _, file: __, ...shown } = faq
  visit(shown, [])
  return texts
}

function isLocalised(value: unknown): value is Localised | LocalisedList {
  return typeof value === 'object' && value !== null && 'en' in value && 'zh-Hant' in value && !('url' in value)
}
