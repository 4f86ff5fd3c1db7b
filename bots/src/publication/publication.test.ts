import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromBytes } from '@faqdesk/engine'
import { formatProblem, languages } from '@faqdesk/faqs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { folders, makeFaq, readOnce, smallPublication, smallSnapshot } from '../testing/smallPublication.ts'
import { compilePublication, indexSnapshot } from './compilePublication.ts'
import { hashSnapshot } from './hashSnapshot.ts'
import { listBots } from './listBots.ts'
import { profileOf } from './profileOf.ts'
import { readSnapshot } from './readSnapshot.ts'
import { suggestQuestions } from './suggestQuestions.ts'
import { validOn } from './validOn.ts'

const now = new Date('2026-11-25T10:00:00+08:00')

/** For tests that read or index all content of a bot, on a busy machine. */
const slow = 60_000

describe('the bots', () => {
  test('are listed by the folders that hold a bot.yaml', () => {
    expect(listBots(folders.bots)).toEqual(
      expect.arrayContaining(['bonny', 'genie', 'hotline-1823', 'trade-single-window']),
    )
    expect(listBots(folders.bots)).not.toContain('shared')
  })

  test.each(listBots(folders.bots))(
    '%s is complete: read without a problem of its own, suggestions that exist',
    (bot) => {
      const { snapshot, problems } = readOnce(bot)
      expect(problems.filter(({ file }) => file.startsWith('bots')).map(formatProblem)).toEqual([])
      expect(snapshot?.config.riskTier).toBe('limited')
      expect(snapshot?.config.greeting['zh-Hant']).toContain('不是真人')
      expect(snapshot?.config.greeting.en).toContain('not a person')
    },
  )

  test.each(listBots(folders.bots))(
    '%s has colours that can be read, light and dark, and no other bot has them',
    (bot) => {
      const themes = listBots(folders.bots).map((id) => readOnce(id).snapshot!.config.theme)
      const { theme } = readOnce(bot).snapshot!.config
      expect(contrast(theme.accent, '#ffffff')).toBeGreaterThanOrEqual(4.5)
      expect(contrast(theme.accentDark, '#10151b')).toBeGreaterThanOrEqual(4.5)
      expect(themes.filter(({ accent }) => accent === theme.accent)).toHaveLength(1)
    },
  )
})

describe('readSnapshot', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'faqdesk-bots-'))
    cpSync(join(folders.bots, 'genie'), join(folder, 'bots/genie'), { recursive: true })
    cpSync(join(folders.bots, 'shared'), join(folder, 'bots/shared'), { recursive: true })
    rmSync(join(folder, 'bots/genie/flows'), { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const read = () => readSnapshot({ faqs: join(folder, 'faqs'), bots: join(folder, 'bots') }, 'genie')
  const change = (file: string, from: string | RegExp, to: string) =>
    writeFileSync(join(folder, file), readFileSync(join(folder, file), 'utf8').replace(from, to))

  test('a suggestion that is no entry is a warning, and is left out of the profile', () => {
    const { snapshot, problems } = read()
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true)
    expect(problems[0]?.message).toContain('which is no entry of this bot')
    expect(profileOf(compilePublication(snapshot!), 'en', now).suggestions).toEqual([])
  })

  test('a flow that leads to no entry is an error at its line and is left out, the bot is not', () => {
    mkdirSync(join(folder, 'bots/genie/flows'))
    writeFileSync(
      join(folder, 'bots/genie/flows/which.yaml'),
      `title: { en: Which?, zh-Hant: 哪一種？ }
starts: { en: [which one] }
first: age
steps:
  age:
    ask: { en: How old?, zh-Hant: 多大？ }
    options:
      - { id: young, label: { en: Young, zh-Hant: 年幼 }, answer: gone }
      - { id: old, label: { en: Old, zh-Hant: 年長 }, answer: gone }
`,
    )
    const { snapshot, problems } = read()
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([
      {
        file: 'bots/genie/flows/which.yaml',
        line: 8,
        field: 'steps.age.options.0',
        message: 'names «gone», which is no entry of this bot',
        severity: 'error',
      },
      expect.objectContaining({ line: 9 }),
    ])
    expect(snapshot?.flows).toBeUndefined()
  })

  test('a mistake in bot.yaml names file, line and field, and gives no snapshot', () => {
    change('bots/genie/bot.yaml', 'answerAt: ', 'answerAt: 7 # ')
    const { snapshot, problems } = read()
    expect(snapshot).toBeUndefined()
    const [problem] = problems.filter(({ severity }) => severity === 'error')
    expect(problem?.file).toBe('bots/genie/bot.yaml')
    expect(problem?.line).toBeGreaterThan(10)
    expect(problem?.field).toBe('policy.answerAt')
  })

  test('a missing phrase is told, and a missing shared file too', () => {
    change('bots/shared/phrases.yaml', /^demonstration:\n.*\n.*\n/m, '')
    rmSync(join(folder, 'bots/shared/values.yaml'))
    const { snapshot, problems } = read()
    expect(snapshot).toBeUndefined()
    const told = problems.map(formatProblem).join('\n')
    expect(told).toContain('phrases.yaml')
    expect(told).toContain('demonstration: is missing')
    expect(told).toContain('bots/shared/values.yaml: is missing: restore it')
  })
})

describe('hashSnapshot', () => {
  test('is the same after a round trip through JSON and for another order of entries and files', () => {
    const [one, two] = [makeFaq('one'), makeFaq('two')]
    const snapshot = smallSnapshot([one, two])
    const hash = hashSnapshot(snapshot)
    expect(hash).toMatch(/^[0-9a-f]{16}$/)
    expect(hashSnapshot(JSON.parse(JSON.stringify(snapshot)))).toBe(hash)
    expect(hashSnapshot(smallSnapshot([two, { ...one, file: 'faqs/genie/other.yaml' }]))).toBe(hash)
  })

  test('changes with an answer, a threshold and a phrase', () => {
    const snapshot = smallSnapshot([makeFaq('one')])
    const hash = hashSnapshot(snapshot)
    expect(hashSnapshot(smallSnapshot([makeFaq('one', { short: { en: 'New.', 'zh-Hant': '新。' } })]))).not.toBe(hash)
    const policy = { ...snapshot.config.policy, answerAt: 0.71 }
    expect(hashSnapshot({ ...snapshot, config: { ...snapshot.config, policy } })).not.toBe(hash)
  })
})

test('a publication made from an index that was serialised elsewhere answers the same', () => {
  const snapshot = smallSnapshot([makeFaq('lost-dog', { question: { en: 'My dog is lost', 'zh-Hant': '狗隻走失' } })])
  const index = fromBytes(indexSnapshot(snapshot).toBytes())
  const [direct, carried] = [compilePublication(snapshot), compilePublication(snapshot, { index })]
  expect(carried.version).toEqual(direct.version)
  expect(carried.index.search('lost dog')).toEqual(direct.index.search('lost dog'))
})

test(
  'a profile is whole in each language',
  () => {
    const { snapshot } = readOnce('hotline-1823')
    const publication = compilePublication(snapshot!)
    for (const lang of languages) {
      const profile = profileOf(publication, lang, now)
      expect(profile.suggestions.length).toBeGreaterThanOrEqual(3)
      expect(profile.handoff[0]?.value).toBe('1823')
      expect(profile.privacy).toContain('90')
      expect(JSON.stringify(profile)).not.toMatch(/\{\{|undefined|\{[a-z]+\}/)
    }
    expect(profileOf(publication, 'zh-Hans', now).demonstration).toBe('此为示范服务，并非政府服务。')
    expect(profileOf(publication, 'en', now).officialPage.url).toBe('https://www.1823.gov.hk/en/about-us')
  },
  slow,
)

test('completions are canonical questions, in the language asked for, of entries served now', () => {
  const publication = smallPublication([
    makeFaq('renew', { question: { en: 'How do I renew a licence?', 'zh-Hant': '怎樣續領牌照？' } }),
    makeFaq('old', {
      question: { en: 'How do I renew an old licence?', 'zh-Hant': '怎樣續領舊牌照？' },
      validTo: '2026-11-01',
    }),
  ])
  expect(suggestQuestions(publication, 'how do i renew', { lang: 'en', now })).toEqual([
    { faqId: 'renew', question: 'How do I renew a licence?' },
  ])
  expect(suggestQuestions(publication, '續領', { lang: 'zh-Hans', now })[0]?.question).toBe('怎样续领牌照？')
  expect(suggestQuestions(publication, '  ', { lang: 'en', now })).toEqual([])
})

test('an entry is served from its first to its last day', () => {
  const dates = { validFrom: '2026-11-01', validTo: '2026-11-30' }
  expect(['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((day) => validOn(dates, day))).toEqual([
    false,
    true,
    true,
    false,
  ])
})

/** WCAG 2.2, contrast ratio: (lighter + 0.05) / (darker + 0.05) of relative luminances. */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}
