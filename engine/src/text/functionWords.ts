import { foldText } from './foldText.ts'

/**
 * Words that carry grammar and courtesy more than a topic. They are weighted down, never dropped:
 * "where" and "how much" still tell one aspect of a topic from another.
 */
const english = `a about all also am an and any are as at be because been before being but by can cant could did didnt do
does doesnt doing dont for from get give go got had has have having he hello help her hey hi him his how i id if ill im
in into is isnt it its ive just kindly know let like me my need no not now of oh ok okay on one or our out please she
should so some tell thank thanks that thats the their them then there these they thing this those to too trying up us
very want was way we were what whats when where which who whose why will with without wont would yes yet you your`

const chinese = `的 了 吗 呢 吧 啊 呀 么 嘛 喔 哦 我 你 您 他 她 它 我们 你们 他们 自己 是 在 有 没有 没 不 不是 会 能 能不能 可以 可不可以
可否 要 想 想要 需要 须要 需不需要 应该 请 请问 问 知道 知 和 与 及 或 或者 还是 还有 以及 如果 若 若果 如 因为 所以 但 但是 不过 就
都 也 又 再 才 只 只是 这 这个 那 那个 这样 那样 哪 哪个 什么 怎么 怎样 怎么样 如何 为什么 为何 谁 几 多少 被 把 给 对 对于 从
到 于 以 之 其 而 并 且 等 呃 嗯 好 谢谢 多谢 唔该 麻烦 帮 帮我 帮忙 一下 一个 一 个 些 有些 有人 人 时 时候 现在 已经 先 后`

const cantonese = `嘅 咗 喇 啦 喎 啫 咩 㗎 嘎 噃 㖭 添 喺 系 唔系 唔 冇 有冇 佢 佢哋 我哋 你哋 哋 嗰 嗰个 呢 呢个 啲 呢啲 嗰啲 咁 咁样 噉 噉样
乜 乜嘢 咩嘢 嘢 点 点样 点算 点解 边 边个 边度 几多 几时 系咪 使唔使 驶唔驶 可唔可以 得唔得 识唔识 想问 我想 想 畀 俾 同 同埋 定
定系 抑或 如果 假如 即系 其实 而家 依家 啱啱 先 先至 至 仲 仲有 都 亦 要唔要 使 驶 紧 过 晒 埋 返 住 吓 下 呀 吖 嘞 啰 咯
嘛 噉 唔好意思 唔该 该 冇得 有得 话 讲 睇 搵 话俾 我 阿 哎 哎呀 喂`

const split = (words: string) => new Set(words.split(/\s+/).map(foldText))

/** Function words of English, unstemmed. */
export const englishFunctionWords: ReadonlySet<string> = split(english)
/** Function words of written Chinese and of Cantonese, folded. */
export const chineseFunctionWords: ReadonlySet<string> = split(`${chinese} ${cantonese}`)
/** The single characters among them: a bigram of two of these says nothing. */
const chineseFunctionCharacters: ReadonlySet<string> = new Set(
  [...chineseFunctionWords].filter((word) => [...word].length === 1),
)

/** Whether a character is a function word by itself. */
export const isFunctionCharacter = (character: string): boolean => chineseFunctionCharacters.has(character)
