/** What schema.org says of a property: the kinds of values that it takes. */
type Kind = 'text' | 'url' | 'date' | 'language' | 'question' | 'answer'

/**
 * The properties that we use of schema.org's FAQPage, Question and Answer, with what each may hold, from their
 * definitions (https://schema.org/FAQPage and so on); and those without which Google shows no FAQ
 * (https://developers.google.com/search/docs/appearance/structured-data/faqpage).
 */
const types: Record<string, { properties: Record<string, Kind>; required: string[] }> = {
  FAQPage: {
    properties: {
      url: 'url',
      name: 'text',
      inLanguage: 'language',
      isBasedOn: 'url',
      lastReviewed: 'date',
      mainEntity: 'question',
    },
    required: ['mainEntity'],
  },
  Question: {
    properties: { name: 'text', inLanguage: 'language', acceptedAnswer: 'answer' },
    required: ['name', 'acceptedAnswer'],
  },
  Answer: { properties: { text: 'text', inLanguage: 'language' }, required: ['text'] },
}

const nodes: Partial<Record<Kind, string>> = { question: 'Question', answer: 'Answer' }

const literals: Partial<Record<Kind, RegExp>> = {
  text: /\S/,
  url: /^https?:\/\/[^\s<>"]+$/,
  date: /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/,
  language: /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/,
}

/** Everything wrong with an FAQPage as JSON-LD, in words; nothing, if search engines can read it. */
export function checkFaqPage(json: string): string[] {
  let page: unknown
  try {
    page = JSON.parse(json)
  } catch (error) {
    return [`is no JSON: ${(error as Error).message}`]
  }
  const problems = checkNode(page, 'FAQPage', 'page')
  if ((page as { '@context'?: unknown })?.['@context'] !== 'https://schema.org')
    problems.push('page: @context should be https://schema.org')
  const names = [(page as { mainEntity?: { name?: string }[] })?.mainEntity ?? []].flat().map((one) => one?.name)
  for (const name of names) if (names.indexOf(name) !== names.lastIndexOf(name)) problems.push(`«${name}» stands twice`)
  return problems
}

function checkNode(node: unknown, type: string, at: string): string[] {
  if (node === null || typeof node !== 'object' || Array.isArray(node)) return [`${at} should be a ${type}`]
  const { properties, required } = types[type]!
  const { '@type': given, '@context': _, '@id': id, ...values } = node as Record<string, unknown>
  const problems: string[] = []
  if (given !== type) problems.push(`${at}: @type is ${String(given)}, should be ${type}`)
  if (id !== undefined && !literals.url!.test(String(id))) problems.push(`${at}: @id is no address`)
  for (const name of required) if (values[name] === undefined) problems.push(`${at}: ${name} is missing`)
  for (const [name, value] of Object.entries(values)) {
    const kind = properties[name]
    if (!kind) problems.push(`${at}: ${name} is no property of ${type} that we know`)
    else problems.push(...checkValue(value, kind, `${at}.${name}`))
  }
  return problems
}

function checkValue(value: unknown, kind: Kind, at: string): string[] {
  if (Array.isArray(value)) {
    if (value.length === 0) return [`${at} is an empty list`]
    if (kind === 'answer') return [`${at} is a list: a question of an FAQPage has one accepted answer`]
    return value.flatMap((one, place) => checkValue(one, kind, `${at}[${place}]`))
  }
  const node = nodes[kind]
  if (node) return checkNode(value, node, at)
  return typeof value === 'string' && literals[kind]!.test(value)
    ? []
    : [`${at}: ${JSON.stringify(value)} is no ${kind}`]
}
