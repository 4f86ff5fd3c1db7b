import { formatDay, hongKongDay, type Publication, profileOf, type Quality, say, validOn } from '@faqdesk/bots'
import { type Language, translate } from '@faqdesk/faqs'
import type { EmbedderSettings } from '../settings.ts'
import type { Card, CardBlock, CardSection } from './Card.ts'
import { describeQuality } from './describeQuality.ts'

export type CardFacts = {
  publication: Publication
  quality?: Quality
  /** What is live, where the card is told by a running server. */
  live?: { sequence: number; publishedAt: Date; now: Date }
  /** The model of meaning beside the words, if the server has one: a folder of its own, or somebody's endpoint. */
  embedder?: EmbedderSettings
}

/** https://www.digitalpolicy.gov.hk, seen 2026-11: its public version and its two fundamental principles. */
const framework = {
  url: 'https://www.digitalpolicy.gov.hk/en/our_work/data_governance/policies_standards/ethical_ai_framework',
  en: 'Ethical AI Framework, Digital Policy Office',
  'zh-Hant': '數字政策辦公室：人工智能道德框架（英文版網頁）',
}

/**
 * What the public may want to know of a bot: purpose, limits, how its answers are made, who answers for it, how
 * well it does, what it keeps, who can help. Ordered after the Ethical AI Framework, in words of our own.
 */
export function composeCard(lang: Language, { publication, quality, live, embedder }: CardFacts): Card {
  const { config, content } = publication.snapshot
  const t = (en: string, zhHant: string) => translate({ en, 'zh-Hant': zhHant }, lang)
  const text = (en: string, zhHant: string): CardBlock => ({ kind: 'text', text: t(en, zhHant) })
  const list = (...items: [string, string][]): CardBlock => ({ kind: 'list', items: items.map((one) => t(...one)) })
  const of = (value: typeof config.name) => say(publication, value, lang)
  const date = (day: string) => formatDay(day, lang)

  const profile = profileOf(publication, lang, live?.now ?? new Date(0))
  const { name } = profile
  const { keepDays } = config.policy
  const owner = typeof config.owner === 'object' ? of(config.owner) : config.owner
  const tier = config.riskTier && riskTiers[config.riskTier]
  const today = live && hongKongDay(live.now)
  const served = today === undefined ? [] : content.entries.filter((faq) => validOn(faq, today))
  const reviews = served.map(({ reviewedOn }) => reviewedOn).sort()
  const overdue = served.filter(({ reviewBy }) => today !== undefined && reviewBy < today).length

  const glance: [string, string | undefined][] = [
    [t('Who answers for it', '負責人'), owner],
    [t('Risk tier', '風險級別'), tier && t(...tier.name)],
    [t('Languages', '語言'), config.languages.map((one) => languageNames[one]).join(lang === 'en' ? ', ' : '、')],
    [t('Published answers', '已發布答案'), live && String(served.length)],
    [
      t('Publication', '發布版本'),
      live &&
        t(
          `No. ${live.sequence}, ${date(hongKongDay(live.publishedAt))}`,
          `第${live.sequence}版，${date(hongKongDay(live.publishedAt))}`,
        ),
    ],
    [t('Assistant last reviewed', '助理最近覆核'), config.reviewedOn && date(config.reviewedOn)],
    [t('Conversations are kept', '對話保存'), t(`${keepDays} days`, `${keepDays}天`)],
  ]

  const purpose: CardSection = {
    title: t('Purpose', '用途'),
    blocks: [
      text(`${name} helps with ${of(config.scope)}.`, `${name}可以解答的範圍：${of(config.scope)}。`),
      text(
        `It shows what ${of(config.service)} could be like. It is a demonstration and no government service: its answers were written from public pages, and what counts is the official page.`,
        `本助理示範${of(config.service)}可以怎樣運作，只屬示範，並非政府服務。答案根據公開網頁編寫，一切以官方網頁為準。`,
      ),
      { kind: 'link', ...profile.officialPage },
    ],
  }
  const making: CardSection = {
    title: t('How answers are made', '答案怎樣得來'),
    blocks: [
      list(
        [
          'People write every answer, name its sources and publish it. The assistant gives that text and adds none of its own.',
          '每條答案都由人編寫、註明來源並發布。助理只引用這些文本，不會自行增添內容。',
        ],
        [
          'It compares a question with those that the writers noted down and reckons how sure it is. When it is sure, it answers; when several answers are possible, it asks back; otherwise it says that it does not know, and who can help.',
          '助理把問題與編輯記下的問法比較，並估算把握有多大：有把握便回答；有幾個可能便反問；否則如實說不知道，並告知誰可以幫忙。',
        ],
        [
          'No text is generated: there is no language model behind it that writes.',
          '不會生成文本：背後沒有撰寫答案的語言模型。',
        ],
        meaning(embedder),
        [
          'The same question gets the same answer. Every reply names the publication that it came from, and can be taken again from it and compared as long as it is kept.',
          '同一問題得到同一答案。每個回覆都記下所依據的發布版本，在保存期內可以據此重做並核對。',
        ],
        [
          'Every answer says which question was understood, where it comes from and when it was last reviewed, so that a mistake can be seen.',
          '每條答案都列明理解為哪條問題、資料來源及最近覆核日期，有錯也容易看出。',
        ],
      ),
    ],
  }
  const limits: CardSection = {
    title: t('Limits', '局限'),
    blocks: [
      list(
        [
          'It knows its published answers and nothing else. It sees no file and no application, decides nothing, and sends nothing in for anybody.',
          '助理只懂得已發布的答案，看不到任何檔案或申請，不作任何決定，也不會代任何人遞交文件。',
        ],
        [
          'It tells general rules. Whether they fit a particular case, the department decides.',
          '助理只說明一般規定；個別情況是否適用，由有關部門決定。',
        ],
        [
          'It can misunderstand a question, and an answer can go out of date before its next review.',
          '助理可能誤解問題；答案在下次覆核之前也可能過時。',
        ],
        [
          'It reads typed English and Chinese, spoken Cantonese written down too. It takes no voice, no pictures and no files.',
          '助理能讀輸入的中文（包括書寫的粵語口語）和英文，不接受語音、圖片或檔案。',
        ],
        [
          'It is no help in an emergency: call 999. Words that tell of danger to a life get the emergency numbers at once.',
          '遇緊急事故請致電999，不要問助理。提及生命危險的訊息，會即時得到求助電話。',
        ],
      ),
    ],
  }
  const upkeep: CardSection = {
    title: t('Upkeep and oversight', '更新及監督'),
    blocks: [
      list(
        [
          'People with the right to publish decide what is published; who changed what, when and why is recorded, and no earlier publication is deleted.',
          '由獲授權的人員決定發布甚麼；誰在何時因何修改，均有記錄，以往的發布版本一概保留。',
        ],
        [
          'Every answer has a day by which it is to be reviewed. After that day it is shown with a note until somebody has checked it.',
          '每條答案都有覆核期限；過期後會附上提示，直至有人核對。',
        ],
      ),
      ...(reviews.length > 0
        ? [
            text(
              `The ${served.length} answers were last reviewed between ${date(reviews[0]!)} and ${date(reviews.at(-1)!)}; ${overdue === 0 ? 'none is' : `${overdue} are`} past that day.`,
              `${served.length}條答案最近覆核於${date(reviews[0]!)}至${date(reviews.at(-1)!)}；${overdue === 0 ? '全部未過期限' : `${overdue}條已過期限`}。`,
            ),
          ]
        : []),
    ],
  }
  const data: CardSection = {
    title: t('Data kept', '保存的資料'),
    blocks: [
      text(
        'Please type no personal data. Nobody is asked for a name, and no cookie is set for those who ask.',
        '請勿輸入個人資料。助理不會要求提供姓名，亦不會為提問者設置Cookie。',
      ),
      list(
        [
          'Identity card, passport, telephone and card numbers and e-mail addresses are masked before a message is answered and stored, as far as they are recognised.',
          '身份證、護照、電話、信用卡號碼及電郵地址，凡能辨認的，會先遮蓋，然後才回答和保存。',
        ],
        [
          `For ${keepDays} days: the masked messages, the replies, and what was said of them in feedback, to improve the answers.`,
          `保存${keepDays}天：已遮蓋的訊息、回覆及對答案的意見，用以改善答案。`,
        ],
        [
          'After that: figures only, such as which answer was given, when, and how sure it was.',
          '其後只餘統計數字，例如何時給了哪條答案、把握有多大。',
        ],
        ['Not kept: names, and the addresses of devices.', '不保存：姓名及裝置的網絡地址。'],
        [
          'Anybody can have a conversation forgotten at once: «Start again» in the chat, «Forget this conversation» on the page without JavaScript.',
          '任何人都可即時清除對話：在對話框按「重新開始」，或在無需JavaScript的網頁按「清除這次對話」。',
        ],
      ),
    ],
  }
  const people: CardSection = {
    title: t('People who can help', '可以幫忙的人'),
    blocks: [
      text(
        'Ask for a person at any time, in any words: these are named at once.',
        '無論何時說想找真人，用任何字眼，都會即時得到以下聯絡方法。',
      ),
      {
        kind: 'contacts',
        channels: live ? profile.handoff : profile.handoff.map(({ open: _, ...channel }) => channel),
      },
    ],
  }
  const report: CardSection = {
    title: t('Report a wrong answer, or complain', '報告錯誤或投訴'),
    blocks: [
      text(
        'Below every answer stands «Did this help?». Choose «No» and say what is wrong: it is kept with the answer, for the editors.',
        '每條答案下面都問「答案有幫助嗎？」。請選「沒有」並說明問題，意見會連同答案記下，供編輯處理。',
      ),
      text(
        'A complaint about a department or its service belongs with the people named above; the assistant takes none.',
        '對部門或其服務的投訴，請聯絡上列人員；助理不受理投訴。',
      ),
    ],
  }
  const responsibility: CardSection = {
    title: t('Responsibility and risk', '責任及風險'),
    blocks: [
      ...(owner ? [text(`Who answers for it: ${owner}.`, `負責人：${owner}。`)] : []),
      ...(tier
        ? [text(`Risk tier: ${tier.name[0]}. ${tier.why[0]}`, `風險級別：${tier.name[1]}。${tier.why[1]}`)]
        : []),
      text(
        'This card follows the Ethical AI Framework, public version 1.4 of 25 July 2024, whose two fundamental principles head its first two parts.',
        '本說明參照《人工智能道德框架》公眾版第1.4版（2024年7月25日）編排，首兩部分以框架的兩項基本原則為題。',
      ),
      { kind: 'link', title: t(framework.en, framework['zh-Hant']), url: framework.url },
    ],
  }

  return {
    lang,
    title: t(`About ${name}`, `關於${name}`),
    lead: t(
      `${name} is an automated assistant and not a person. This card says what it can do and what it cannot, how its answers are made, how well it does, and what it keeps.`,
      `${name}是自動助理，不是真人。以下說明它能做甚麼、不能做甚麼，答案怎樣得來，表現如何，以及保存甚麼資料。`,
    ),
    glance: glance.filter((row): row is [string, string] => row[1] !== undefined),
    groups: [
      { title: t('Transparency and interpretability', '透明度及可解釋性'), sections: [purpose, making, limits] },
      {
        title: t('Reliability, robustness and security', '可靠性、穩健性及安全性'),
        sections: [describeQuality(lang, quality, live && publication.version.content), upkeep],
      },
      { title: t('People and their data', '人與資料'), sections: [data, people, report, responsibility] },
    ],
  }
}

/** Where questions go besides. */
function meaning(embedder: EmbedderSettings | undefined): Pair {
  if (!embedder) return ['No question leaves the server that answers it.', '問題不會離開作答的伺服器。']
  if ('folder' in embedder)
    return [
      'A model on the same server compares meanings. It writes nothing, and no question leaves the server.',
      '同一伺服器上有模型比較意思。它不會撰寫任何文本，問題也不會離開伺服器。',
    ]
  const { host } = new URL(embedder.url)
  return [
    `To compare meanings, questions are sent to ${host}, personal data masked. What comes back are numbers, never text.`,
    `為比較意思，問題會先遮蓋個人資料，然後傳送至${host}；傳回的只是數字，不是文本。`,
  ]
}

const languageNames: Record<Language, string> = { en: 'English', 'zh-Hant': '繁體中文', 'zh-Hans': '简体中文' }

type Pair = [en: string, zhHant: string]

const riskTiers: Record<string, { name: Pair; why: Pair }> = {
  low: {
    name: ['low', '低'],
    why: ['It informs; a wrong answer would be a nuisance at most.', '助理只提供資料，即使答錯，最多造成少許不便。'],
  },
  limited: {
    name: ['limited', '有限'],
    why: [
      'It informs and decides nothing; but a wrong answer could cost a person time or money. Therefore it gives only texts that people approved, with source and date, and says who can help.',
      '助理只提供資料，不作決定，但答錯可令人費時失事或招致損失。因此它只給經人核准並附來源和日期的文本，並告知誰可以幫忙。',
    ],
  },
  high: {
    name: ['high', '高'],
    why: ['A wrong answer could do serious harm.', '答錯可造成嚴重損害。'],
  },
  unacceptable: {
    name: ['unacceptable', '不可接受'],
    why: ['It may not be used.', '不得使用。'],
  },
}
