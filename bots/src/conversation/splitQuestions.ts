const marks =
  /[?？]|[嗎吗咩點点幾几邊边哪乜誰谁]|怎|如何|是否|可否|能否|什麼|甚麼|什么|多少|係咪|使唔使|駛唔駛|要唔要|得唔得|可唔可以|有冇|^(?:and\s+)?(?:what|how|where|when|which|who|why|can|could|do|does|is|are|should|will)\b/iu

/** Whether a sentence has the marks of a question in Chinese, spoken or written, or in English. */
export function asksSomething(sentence: string): boolean {
  return marks.test(sentence)
}

/**
 * The two questions of a message that holds exactly two sentences that ask. A story with one question
 * at its end is one question.
 */
export function splitQuestions(text: string): [string, string] | undefined {
  const sentences = text
    .split(
      /(?<=[?？。！!；;\n])|(?<=[嗎吗咩呀㗎])[，,]\s*|[，,。]?\s*(?:同埋|另外|還有想問|仲有)\s*|\s+(?:and also|also)\s+/u,
    )
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence.length > 2)
  const questions = sentences.filter((sentence) => asksSomething(sentence))
  const [first, second] = questions
  return questions.length === 2 && first && second ? [first, second] : undefined
}
