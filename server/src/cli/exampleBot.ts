/**
 * The files of a new bot, by name: `bot.yaml` for `bots/<id>/`, the others for `faqs/<id>/`. They
 * are valid, so that the bot is served at once, and say in comments what to put in their place.
 */
export function exampleFiles(id: string, { department, today }: { department: string; today: string }) {
  return {
    'bot.yaml': `# yaml-language-server: $schema=../../faqs/schema/bot.schema.json
# Who the bot is. Every text is in English and Traditional Chinese; Simplified is derived from it.
name:
  en: "${titleOf(id)}"
  zh-Hant: "${titleOf(id)}"
role:
  en: Example assistant
  zh-Hant: 示範助理
# The real service that this demonstrates.
service:
  en: an example of a new bot
  zh-Hant: 新助理示範
# A key of bots/shared/departments.yaml.
department: ${department}
languages: [zh-Hant, zh-Hans, en]
greeting:
  en: Hello! Ask me how to begin with this bot.
  zh-Hant: 你好！歡迎問我怎樣開始使用這個助理。
# Finishes the sentence «I can help with …».
scope:
  en: this example
  zh-Hant: 這個示範
# Ids of entries that are offered when the chat opens, at most six.
suggestions: [add-an-answer, check-answers]
officialPage:
  title:
    en: GovHK
    zh-Hant: 香港政府一站通
  url: https://www.gov.hk/
theme:
  accent: "#1d5c4f"
  accentDark: "#7fd1bd"
  avatar: "${titleOf(id).slice(0, 1)}"
# How sure the bot has to be (0 to 1) to answer, and to offer a choice. See docs/engine.md.
policy:
  answerAt: 0.6
  gap: 0.1
  offerAt: 0.2
  maxChoices: 4
  keepDays: 90
# Who can help when the bot can't, best first.
handoff:
  - kind: phone
    label:
      en: 1823 (24 hours)
      zh-Hant: 1823（24小時）
    value: "1823"
`,
    'start.yaml': `# yaml-language-server: $schema=../schema/entries.schema.json
# The answers of one category. How to write them: docs/writing.md. Ids never change once published.
category: start
title:
  en: First steps
  zh-Hant: 開始使用
order: 10
# The department of every entry that names none itself.
department: ${department}
entries:
  - id: add-an-answer
    # The question in plain words; it must make sense alone.
    question:
      en: How do I add an answer to this bot?
      zh-Hant: 怎樣為這個助理加入答案？
    # Exact names and keywords that point here and nowhere else.
    aliases: [加入答案, add an answer]
    # A few ways in which people ask this. More of them go into phrasings/start.yaml.
    phrasings:
      yue: [點樣加條新答案落去]
      zh-Hant: [如何新增一條問答]
      en: [where do I write a new question and answer]
    # The answer in one breath: at most 60 Chinese characters or 40 English words.
    short:
      en: Write an entry in a YAML file of faqs/${id}/ and save it; the bot answers from it at once.
      zh-Hant: 在 faqs/${id}/ 的 YAML 檔案寫入條目並儲存，助理便會即時以新答案回覆。
    steps:
      en:
        - Copy an entry of faqs/${id}/start.yaml.
        - Give it an id of its own, a question, an answer and a source.
        - Run «npm run faq -- lint ${id}» and mend what it finds.
      zh-Hant:
        - 複製 faqs/${id}/start.yaml 的一個條目。
        - 填寫新的識別碼、問題、答案及資料來源。
        - 執行「npm run faq -- lint ${id}」並修正所列問題。
    # Where each fact was read, what copy it was, and how far it can be trusted.
    sources:
      - url: https://www.gov.hk/
        seen: example of a new bot; replace it by the page that the answer was read on
        confidence: high
    confidence: high
    reviewedOn: ${today}
    reviewBy: ${addYear(today)}
    related: [check-answers]

  - id: check-answers
    question:
      en: How do I check the answers before people see them?
      zh-Hant: 怎樣在公開前檢查答案？
    aliases: [檢查答案, lint]
    phrasings:
      yue: [點樣睇下啲答案有冇寫錯]
      zh-Hant: [如何核對問答內容]
      en: [is there a test that finds mistakes in my files]
    short:
      en: Run «npm run faq -- lint ${id}»; it names the file, the line and the way out for each mistake.
      zh-Hant: 執行「npm run faq -- lint ${id}」，程式會逐項列出錯誤的檔案、行數及修正方法。
    sources:
      - url: https://www.gov.hk/
        seen: example of a new bot; replace it by the page that the answer was read on
        confidence: high
    confidence: high
    reviewedOn: ${today}
    reviewBy: ${addYear(today)}
    related: [add-an-answer]
`,
    'phrasings/start.yaml': `# yaml-language-server: $schema=../../schema/phrasings.schema.json
# Training phrasings, entry by entry: ten or more for each entry help most.
# yue is spoken Cantonese, mixed is two languages in a line.
add-an-answer:
  yue: [想加多條問題入去要喺邊度寫, 新問題點樣擺落去]
  zh-Hant: [新增答案的方法, 在哪裏填寫新的問題]
  en: [how can I write more answers, put a new faq into the bot]
  mixed: [想 add 條新 FAQ 點做]
check-answers:
  yue: [寫完點知有冇錯, 啲 YAML 點樣測試]
  zh-Hant: [如何知道檔案格式正確, 核對答案的步驟]
  en: [how do I know that my yaml is right, validate the content]
  mixed: [點樣 check 啲答案]
`,
    'phrasings/none.yaml': `# yaml-language-server: $schema=../../schema/phrasings-none.schema.json
# Messages that people send and that nothing here answers; they teach the bot to say so.
yue: [聽日會唔會落雨, 今晚食咩好]
zh-Hant: [附近有甚麼餐廳推介]
en: [what is the capital of france, tell me a story]
`,
    'golden/start.yaml': `# yaml-language-server: $schema=../../schema/golden.schema.json
# Questions that the bot must answer, and ones that it must refuse. Never the same as a phrasing.
answer:
  add-an-answer:
    yue: [我有條新答案想放上去要點做]
    en: [can I add another question to this assistant]
  check-answers:
    en: [how can I find mistakes in what I wrote]
refuse:
  yue: [邊隊波會贏]
`,
  }
}

/** `dog-licence` → `Dog licence` */
function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ')
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

/** The same day a year later; the 28th of February for the 29th. */
function addYear(day: string): string {
  const [year, rest] = [Number(day.slice(0, 4)), day.slice(4)]
  return `${year + 1}${rest === '-02-29' ? '-02-28' : rest}`
}
