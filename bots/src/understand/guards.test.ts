import { linesOf } from '@faqdesk/faqs'
import { describe, expect, test } from 'vitest'
import { listBots } from '../publication/listBots.ts'
import { folders, makeFaq, readOnce, smallPublication } from '../testing/smallPublication.ts'
import { findPattern } from './matchPattern.ts'
import { matchSmallTalk } from './matchSmallTalk.ts'
import { readWords } from './readWords.ts'

const { understanding } = smallPublication([makeFaq('one')])
const { guards } = understanding
const has = (name: keyof typeof guards, text: string) =>
  findPattern(readWords(text), guards[name].find, guards[name].unless) ||
  (name === 'person' && matchSmallTalk(readWords(text), understanding)?.action === 'handoff') ||
  (name === 'crisis' && matchSmallTalk(readWords(text), understanding)?.action === 'crisis')

const labelled = {
  crisis: {
    yes: [
      '我想死',
      '我唔想做人喇',
      '真係唔想生存落去',
      '想自殺',
      '我有自杀的念头',
      '活不下去了',
      '生无可恋',
      '不如死咗去算',
      '想跳樓',
      '想燒炭了結自己',
      '想結束自己嘅生命',
      '我唔想再活',
      '成日割手割腕',
      '食晒啲藥會點',
      '我想傷害自己',
      '救命！',
      '救命呀阿媽暈咗',
      '有人打我',
      '老公打我同個仔',
      '我想殺人',
      '想同佢攬住死',
      'I want to die',
      'i wanna die',
      'thinking about suicide',
      'I feel suicidal',
      'I am going to kill myself',
      'I want to end my life',
      "I don't want to live anymore",
      'I dont want to be alive',
      'better off dead',
      'I keep hurting myself',
      'I took an overdose',
      'my husband hits me',
      'someone is trying to kill me',
      'my life is in danger',
      '我要call白車 救命',
    ],
    no: [
      '架車想死火',
      '跳樓價電器邊度買',
      '燒炭爐可唔可以帶入郊野公園',
      '熱死人喇',
      '笑死我',
      '隻狗死咗點處理',
      '狗隻人道毀滅',
      '點樣滅老鼠',
      'my dog died',
      'how do I register a death',
      'this queue is killing me',
      'I am dying to know the fee',
      '死亡證明書邊度攞',
      '殺蟲水要唔要牌',
      '食藥同養狗有冇關係',
      '救護車收唔收錢',
      '打電話俾我',
      '生存期',
      '錯手撳咗遞交 救命',
      'kill switch for the account',
      'dead tree on the road',
      'end my subscription',
      '煩死喇',
      '要等死人咩',
      '我想生仔',
    ],
  },
  person: {
    yes: [
      '我想搵真人',
      '轉人工',
      '人工客服',
      '可唔可以同職員講',
      '唔該我想搵個人傾',
      '搵職員',
      '職員唔該',
      '真人！',
      '转人工客服',
      '我要跟真人讲',
      '请接人工',
      '有冇真人',
      '我想同人傾',
      '駁去接線生',
      'talk to a human',
      'human please',
      'can I speak to someone',
      'I want to talk to a real person',
      'agent',
      'operator please',
      'put me through to staff',
      'speak to an officer',
      'live agent',
      'let me speak with a person',
      'connect me to someone',
      'is there a real person I can talk to',
    ],
    no: [
      '要唔要真人去辦理',
      '申請護照係咪要真人到場',
      '可唔可以搵人代辦',
      '邊個部門處理',
      '職員證遺失',
      '公司職員可唔可以代領',
      'can my agent apply for me',
      'authorised representative documents',
      'staff discount',
      'human resources form',
      '人工幾多',
      '最低人工',
      '人工呼吸',
      '搵工',
      'personal data',
      'person in charge of the food business',
      'customer service counter opening hours of my bank',
      '客服電話幾多號',
    ],
  },
} as const

describe.each(['crisis', 'person'] as const)('the guard %s', (name) => {
  const { yes, no } = labelled[name]
  test('finds what it must find, and leaves alone what is harmless', () => {
    const missed = yes.filter((text) => !has(name, text))
    const false_ = no.filter((text) => has(name, text))
    const found = yes.length - missed.length
    console.log(`${name}: precision ${found}/${found + false_.length}, recall ${found}/${yes.length}`)
    expect({ missed, false: false_ }).toEqual({ missed: [], false: [] })
  })
})

test('hardly any of the questions that the bots are trained on is taken for small talk or a call for a person', () => {
  let all = 0
  const taken: string[] = []
  for (const bot of listBots(folders.bots)) {
    const { snapshot } = readOnce(bot)
    for (const [id, set] of Object.entries(snapshot?.content.phrasings ?? {}))
      for (const { text } of linesOf(set)) {
        all++
        const words = readWords(text)
        if (matchSmallTalk(words, understanding) || has('person', text) || has('crisis', text))
          taken.push(`${id}: ${text}`)
      }
  }
  expect(all).toBeGreaterThan(1000)
  expect(taken.length / all, taken.join('\n')).toBeLessThan(0.004)
}, 60_000)
