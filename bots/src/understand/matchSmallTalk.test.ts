import { describe, expect, test } from 'vitest'
import { makeFaq, smallPublication } from '../testing/smallPublication.ts'
import { matchSmallTalk } from './matchSmallTalk.ts'
import { readPick } from './readPick.ts'
import { readWords } from './readWords.ts'

const { understanding } = smallPublication([makeFaq('one')])
const kind = (text: string) => matchSmallTalk(readWords(text), understanding)?.id

describe('matchSmallTalk', () => {
  test.each([
    ['hi', 'greeting'],
    ['Hello there!', 'greeting'],
    ['你好呀', 'greeting'],
    ['哈囉 Genie', 'greeting'],
    ['早晨', 'greeting'],
    ['唔該晒！', 'thanks'],
    ['谢谢你', 'thanks'],
    ['thx', 'thanks'],
    ['ok thanks', 'thanks'],
    ['thanks, bye', 'bye'],
    ['拜拜', 'bye'],
    ['hello, who are you?', 'who-are-you'],
    ['你係邊個呀', 'who-are-you'],
    ['你是谁', 'who-are-you'],
    ['你係咪真人', 'are-you-a-person'],
    ['are you a bot?', 'are-you-a-person'],
    ['你可以做咩', 'what-can-you-do'],
    ['help', 'what-can-you-do'],
    ['好叻呀', 'praise'],
    ['👍👍', 'praise'],
    ['you are useless', 'insult'],
    ['廢物', 'insult'],
    ['答非所問', 'complaint-about-bot'],
    ["that's not what I asked", 'complaint-about-bot'],
    ['English please', 'speak-english'],
    ['可唔可以講英文', 'speak-english'],
    ['简体字', 'speak-simplified'],
    ['再講一次', 'repeat'],
    ['start over', 'start-over'],
    ['真人', 'person-wanted'],
    ['請搵職員', undefined],
  ])('reads «%s» as %s', (text, id) => {
    if (id) expect(kind(text)).toBe(id)
    else expect(understanding.guards.person.find.length).toBeGreaterThan(0)
  })

  test.each([
    'hi 我想續狗牌',
    'hello how much is a dog licence',
    '唔該狗牌幾錢',
    '你好，請問點樣申請',
    'thanks, and where do I go?',
    'good dog',
    '好人證',
    'I can',
    '我想',
    '',
  ])('«%s» is no small talk', (text) => {
    expect(kind(text)).toBeUndefined()
  })
})

describe('readPick', () => {
  const pick = (text: string, offered = 3) => readPick(readWords(text), offered, understanding)

  test('reads the ways in which people pick', () => {
    for (const text of [
      '2',
      '2.',
      '２',
      '第二個',
      '第2個',
      '二',
      'the second one',
      'number two',
      'No. 2',
      '選2',
      '我想要第二個，唔該',
      'the second one please',
    ])
      expect(pick(text), text).toEqual({ place: 1 })
    expect(pick('最後嗰個')).toEqual({ place: 2 })
    expect(pick('係', 1)).toEqual({ place: 0 })
  })

  test('reads that none fits', () => {
    for (const text of ['none of these', 'None of the above.', '都唔係', '以上都不是', '都不是', '4', 'no'])
      expect(pick(text), text).toBe('none')
  })

  test('tells a pick of nothing from a question', () => {
    expect(pick('5')).toBe('nothing')
    expect(pick('2', 0)).toBe('nothing')
    expect(pick('狗牌幾錢')).toBeUndefined()
    expect(pick('second dog licence')).toBeUndefined()
    expect(pick('TD 2')).toBeUndefined()
  })
})
