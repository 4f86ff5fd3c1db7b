import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../settings.ts'

export type TestFolders = {
  faqsDir: string
  botsDir: string
  /** Path of a file of `faqs/`. */
  faq(name: string): string
  /** Path of a file of `bots/`. */
  bot(name: string): string
  remove(): void
}

/** Folders with two small bots, `pets` and `lamps`, and the project's own shared files; for a test. */
export function makeFolders(): TestFolders {
  const root = mkdtempSync(join(tmpdir(), 'faqdesk-folders-'))
  const [faqsDir, botsDir] = [join(root, 'faqs'), join(root, 'bots')]
  cpSync(join(projectRoot, 'bots/shared'), join(botsDir, 'shared'), { recursive: true })
  for (const [id, files] of Object.entries({ pets: { licence, lost }, lamps: { lamps } })) {
    mkdirSync(join(faqsDir, id, 'phrasings'), { recursive: true })
    mkdirSync(join(botsDir, id), { recursive: true })
    writeFileSync(join(botsDir, id, 'bot.yaml'), botYaml(id))
    for (const [name, text] of Object.entries(files)) writeFileSync(join(faqsDir, id, `${name}.yaml`), text)
  }
  writeFileSync(join(faqsDir, 'pets/phrasings/licence.yaml'), 'dog-licence-fee:\n  yue: [個狗牌要幾多錢]\n')
  writeFileSync(join(faqsDir, 'pets/phrasings/none.yaml'), 'en: [how do I cook rice]\nyue: [今晚食咩好]\n')
  return {
    faqsDir,
    botsDir,
    faq: (name) => join(faqsDir, name),
    bot: (name) => join(botsDir, name),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** `bot.yaml` of a test bot. */
export const botYaml = (id: string) => `name: { en: ${id}, zh-Hant: ${id} }
role: { en: test bot, zh-Hant: 測試 }
service: { en: a test, zh-Hant: 測試 }
department: afcd
languages: [zh-Hant, zh-Hans, en]
greeting: { en: Hello, zh-Hant: 你好 }
scope: { en: ${id}, zh-Hant: ${id} }
suggestions: []
officialPage: { title: { en: Page, zh-Hant: 網頁 }, url: "https://www.example.org/" }
theme: { accent: "#1d5c4f", accentDark: "#7fd1bd", avatar: T }
policy: { answerAt: 0.5, gap: 0.05, offerAt: 0.2, maxChoices: 3, keepDays: 30 }
handoff:
  - { kind: phone, label: { en: Hotline, zh-Hant: 熱線 }, value: "2117 3348" }
`

type Texts = { question: [string, string]; short: [string, string]; aliases: string }

/** An entry as a writer would lay it out. */
export const entryYaml = (id: string, { question, short, aliases }: Texts) => `  - id: ${id}
    question:
      en: ${question[0]}
      zh-Hant: ${question[1]}
    aliases: [${aliases}]
    short:
      en: ${short[0]}
      zh-Hant: ${short[1]}
    sources:
      - url: https://www.example.org/${id}
        seen: a test
        confidence: high
    confidence: high
    reviewedOn: 2026-11-01
    reviewBy: 2099-11-01
`

const licence = `# What a dog licence costs and needs.
category: licence
title: { en: Licences, zh-Hant: 牌照 }
department: afcd
entries:
${entryYaml('dog-licence-fee', {
  question: ['How much is a dog licence?', '狗隻牌照費用是多少？'],
  short: ['A dog licence costs HK$80.', '狗牌費用為港幣80元。'],
  aliases: '狗牌, dog licence fee',
})}  # Renewal is asked for most in spring.
${entryYaml('renew-licence', {
  question: ['How do I renew a dog licence?', '怎樣續領狗隻牌照？'],
  short: ['Bring the dog to an animal management centre.', '帶狗隻到動物管理中心辦理。'],
  aliases: '續牌, renew licence',
})}`

const lost = `category: lost
title: { en: Lost animals, zh-Hant: 走失動物 }
department: afcd
entries:
${entryYaml('lost-cat', {
  question: ['My cat is lost. What can I do?', '貓隻走失了，怎麼辦？'],
  short: ['Call 1823 and visit the centres.', '致電1823並到各動物管理中心查詢。'],
  aliases: '唔見咗隻貓, lost cat',
})}`

const lamps = `category: lamps
title: { en: Street lamps, zh-Hant: 路燈 }
department: afcd
entries:
${entryYaml('broken-lamp', {
  question: ['How do I report a broken street lamp?', '怎樣報告街燈損壞？'],
  short: ['Call 1823 with the number on the lamp post.', '致電1823並提供燈柱編號。'],
  aliases: '街燈壞咗, broken lamp',
})}`
