// Ask a bot through the HTTP API with the typed client:
//
//   node docs/examples/ask.ts http://localhost:3978 genie 狗牌幾錢？ 點樣續牌？
import { createClient } from '@faqdesk/server/client'

const [url = 'http://localhost:3978', bot = 'genie', ...questions] = process.argv.slice(2)
const { api } = createClient(url)

let conversationId: string | undefined
for (const text of questions) {
  const response = await api.v1.bots[':bot'].ask.$post({
    param: { bot },
    // With the same clientMessageId a message that is sent again is answered and counted once.
    json: { text, conversationId, clientMessageId: crypto.randomUUID() },
  })
  if (!response.ok) throw new Error((await response.json()).detail)
  const reply = await response.json()
  conversationId = reply.conversationId

  console.log(`> ${text}`)
  for (const answer of reply.answers ?? []) console.log(`[${answer.faqId}, ${Math.round(answer.confidence * 100)} %]`)
  console.log(`${reply.text}\n`)
}

// Whoever holds the id can have the conversation forgotten.
if (conversationId) await api.v1.conversations[':id'].$delete({ param: { id: conversationId } })
