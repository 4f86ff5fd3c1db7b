import { formatDay, type Quality, type QuestionScores } from '@faqdesk/bots'
import { type AskedLanguage, type Language, translate } from '@faqdesk/faqs'
import type { CardSection } from './Card.ts'

/**
 * What was measured, as tables in words that need no statistics.
 * @param content hash of what is live; undefined where that is not known
 */
export function describeQuality(
  lang: Language,
  quality: Quality | undefined,
  content: string | undefined,
): CardSection {
  const t = (en: string, zhHant: string) => translate({ en, 'zh-Hant': zhHant }, lang)
  const title = t('Measured quality', '表現')
  const sets = [
    { scores: quality?.labelled, name: t('As people type', '市民的問法') },
    { scores: quality?.golden, name: t('Editors’ tests', '編輯的試題') },
  ].filter((set): set is { scores: QuestionScores; name: string } => set.scores !== undefined)
  if (!quality || sets.length === 0) {
    const none = t('It has not been measured yet.', '尚未評測。')
    return { title, blocks: [{ kind: 'text', text: none }] }
  }
  const total = sets.reduce((sum, { scores }) => sum + scores.questions, 0)
  const share = (count: number, all: number) =>
    all === 0
      ? '–'
      : t(`${percent(count, all)} % (${count} of ${all})`, `${percent(count, all)}%（${all}條中${count}條）`)
  const row = (name: string, value: (scores: QuestionScores) => string) => [
    name,
    ...sets.map((set) => value(set.scores)),
  ]
  const languages = (Object.keys(askedNames) as AskedLanguage[]).filter((asked) =>
    sets.some(({ scores }) => scores.languages.some((one) => one.lang === asked)),
  )
  const foundIn = ({ languages }: QuestionScores, asked: AskedLanguage) => {
    const one = languages.find((found) => found.lang === asked)
    return one ? share(one.found, one.withAnswer) : '–'
  }
  return {
    title,
    blocks: [
      {
        kind: 'text',
        text: t(
          `Measured on ${formatDay(quality.measuredOn, lang)} with ${total} questions, each at the beginning of a conversation; engine ${quality.engine}, content ${quality.content}.`,
          `於${formatDay(quality.measuredOn, lang)}以${total}條問題評測，每條都在新對話中提出；引擎${quality.engine}，內容${quality.content}。`,
        ),
      },
      ...(content === undefined || content === quality.content
        ? []
        : [
            {
              kind: 'text' as const,
              text: t('The content was changed after this measurement.', '評測之後，內容曾經更改。'),
            },
          ]),
      {
        kind: 'table',
        caption: t('Results by set of questions', '各組問題的結果'),
        rows: [
          ['', ...sets.map(({ name }) => name)],
          row(t('Questions', '問題數目'), ({ questions }) => String(questions)),
          row(t('Right answer given, or among the first three offered', '答對，或正確答案在首三個選項之內'), (one) =>
            share(one.found, one.withAnswer),
          ),
          row(t('Outside its subject, and not answered', '不屬範圍的問題，沒有作答'), (one) =>
            share(one.refused, one.questions - one.withAnswer),
          ),
          row(t('Answered wrongly', '答錯'), (one) => share(one.wrong, one.questions)),
          row(t('Asked back', '反問'), (one) => share(one.asksBack, one.questions)),
        ],
      },
      {
        kind: 'table',
        caption: t('Right, by the language of the question', '按問題語言計算的答對比率'),
        rows: [
          ['', ...sets.map(({ name }) => name)],
          ...languages.map((asked) => row(t(...askedNames[asked]), (one) => foundIn(one, asked))),
        ],
      },
      {
        kind: 'text',
        text: t(
          'The first set is worded as people type; it also taught the engine how sure to be and when to ask back, so that its figures may flatter a little. The second set is plainer, and nothing was learnt from it.',
          '第一組按市民打字的方式措辭，亦曾用來訓練引擎估算把握及決定何時反問，數字可能略為偏高。第二組措辭較直接，從未用於訓練。',
        ),
      },
    ],
  }
}

/** To one place, and 100 only for all. */
const percent = (count: number, all: number): string =>
  count === all ? '100' : Math.min(99.9, (100 * count) / all).toFixed(1)

const askedNames: Record<AskedLanguage, [en: string, zhHant: string]> = {
  yue: ['Spoken Cantonese', '粵語口語'],
  'zh-Hant': ['Written Chinese, Traditional', '書面中文（繁體）'],
  'zh-Hans': ['Written Chinese, Simplified', '書面中文（簡體）'],
  en: ['English', '英文'],
  mixed: ['Chinese and English mixed', '中英夾雜'],
}
