import type { Messages } from '../language/messages.ts'
import { countHan, countWords } from './countText.ts'
import { type DraftEntry, getAt, joinPath, type Path } from './entryPaths.ts'
import { shortLimit } from './fields.ts'

/** Something to mend, at a field of the form. */
export type FieldProblem = { path: string; message: string; severity: 'error' | 'warning' }

const pairs = ['question', 'short', 'answer', 'fee.text', 'fee.concession', 'time.processing', 'time.validity'].concat([
  'time.deadline',
  'where',
  'when',
  'penalty',
  'caution',
  'form.title',
])
const required = new Set(['question', 'short'])
const dayPattern = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/
const urlPattern = /^https?:\/\/[^\s<>"]+$/
const htmlPattern = /[<>]\s*\/?\s*(script|iframe|img)\b/i

/**
 * What the form can tell while somebody writes, in their language. The schema that reads the YAML
 * has the last word on the server; this says the same of what is written most.
 */
export function checkEntry(entry: DraftEntry, words: Messages['check']): FieldProblem[] {
  const problems: FieldProblem[] = []
  const report = (path: Path | string, message: string, severity: FieldProblem['severity'] = 'error') =>
    problems.push({ path: typeof path === 'string' ? path : joinPath(path), message, severity })

  const checkPair = (path: Path, needed: boolean) => {
    const [en, chinese] = [textAt(entry, [...path, 'en']), textAt(entry, [...path, 'zh-Hant'])]
    for (const lang of ['en', 'zh-Hant', 'zh-Hans']) {
      const text = textAt(entry, [...path, lang])
      if (htmlPattern.test(text)) report([...path, lang], words.html)
    }
    if (!needed && !en && !chinese && !textAt(entry, [...path, 'zh-Hans'])) return
    if (!en) report([...path, 'en'], needed ? words.required : words.missing)
    if (!chinese) report([...path, 'zh-Hant'], needed ? words.required : words.missing)
  }
  for (const name of pairs) {
    const path = name.split('.')
    const group = path[0]!
    // A fee or a form that has anything at all needs its own text.
    const started = (name === 'fee.text' || name === 'form.title') && hasContent(entry[group as 'fee'])
    checkPair(path, required.has(name) || started)
  }

  for (const name of ['steps', 'eligibility'] as const) {
    const rows = Math.max(entry[name]?.en?.length ?? 0, entry[name]?.['zh-Hant']?.length ?? 0)
    for (let row = 0; row < rows; row++) {
      const [en, chinese] = [textAt(entry, [name, 'en', row]), textAt(entry, [name, 'zh-Hant', row])]
      if (Boolean(en) !== Boolean(chinese)) report([name, en ? 'zh-Hant' : 'en', row], words.unequal)
    }
    if (name === 'steps' && rows > 7) report([name], words.manySteps, 'warning')
  }

  const words40 = countWords(textAt(entry, ['short', 'en']))
  if (words40 > shortLimit.words) report('short.en', words.tooLongWords(words40), 'warning')
  const han = countHan(textAt(entry, ['short', 'zh-Hant']))
  if (han > shortLimit.han) report('short.zh-Hant', words.tooLongHan(han), 'warning')

  const checkUrl = (path: Path, needed: boolean) => {
    const url = textAt(entry, path)
    if (url ? !urlPattern.test(url) : needed) report(path, words.url)
  }
  entry.documents?.forEach((item, index) => {
    if (hasContent(item)) checkPair(['documents', index, 'name'], true)
  })
  entry.links?.forEach((item, index) => {
    if (!hasContent(item)) return
    checkPair(['links', index, 'title'], true)
    if (typeof item.url === 'object')
      for (const lang of ['en', 'zh-Hant']) checkUrl(['links', index, 'url', lang], true)
    else checkUrl(['links', index, 'url'], true)
  })
  entry.channels?.forEach((item, index) => {
    for (const name of ['label', 'address', 'hours']) checkPair(['channels', index, name], false)
    checkUrl(['channels', index, 'url'], false)
    if (item.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(item.email)) report(['channels', index, 'email'], words.email)
  })
  const sources = (entry.sources ?? []).map((item, index) => ({ item, index })).filter(({ item }) => hasContent(item))
  if (sources.length === 0) report('sources', words.atLeastOne)
  for (const { item, index } of sources) {
    checkUrl(['sources', index, 'url'], true)
    if (!item.seen?.trim()) report(['sources', index, 'seen'], words.required)
    if (!item.confidence) report(['sources', index, 'confidence'], words.required)
  }

  if (!entry.confidence) report('confidence', words.required)
  for (const name of ['reviewedOn', 'reviewBy'] as const)
    if (!dayPattern.test(entry[name] ?? '')) report(name, words.day)
  for (const path of [['validFrom'], ['validTo'], ['fee', 'effectiveFrom']]) {
    const day = textAt(entry, path)
    if (day && !dayPattern.test(day)) report(path, words.day)
  }
  if (entry.validFrom && entry.validTo && entry.validFrom > entry.validTo) report('validTo', words.dayOrder)
  const amount: unknown = entry.fee?.amount
  if (amount !== undefined && !(typeof amount === 'number' && amount >= 0)) report('fee.amount', words.amount)
  return problems
}

function textAt(entry: DraftEntry, path: Path): string {
  const value = getAt(entry, path)
  return typeof value === 'string' ? value.trim() : ''
}

/** Whether anything is written in a group; a preset choice alone counts for nothing. */
function hasContent(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== ''
  if (value !== null && typeof value === 'object')
    return Object.entries(value).some(([key, inner]) => key !== 'confidence' && hasContent(inner))
  return value !== undefined && value !== null
}
