// Talk to a bot over Direct Line 3.0 without any library: a token, a conversation, a stream.
//
//   node docs/examples/direct-line.ts http://localhost:3978 genie "How much is a dog licence?"
type Activity = { id: string; text?: string; replyToId?: string; suggestedActions?: { actions: { title: string }[] } }

const [url = 'http://localhost:3978', bot = 'genie', ...questions] = process.argv.slice(2)

async function call<T>(path: string, token: string, body: object): Promise<T> {
  const response = await fetch(`${url}/v3/directline${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${response.status}: ${((await response.json()) as { detail: string }).detail}`)
  return (await response.json()) as T
}

const { token } = await call<{ token: string }>('/tokens/generate', bot, {})
const conversation = await call<{ conversationId: string; token: string; streamUrl: string }>('/conversations', token, {
  locale: 'en',
})

/** Activities as they come; an empty frame only keeps the stream open. */
const heard: Activity[] = []
let wake = () => {}
const stream = new WebSocket(conversation.streamUrl)
stream.addEventListener('message', ({ data }) => {
  if (data) heard.push(...(JSON.parse(data) as { activities: Activity[] }).activities)
  wake()
})
async function hear(isIt: (activity: Activity) => boolean): Promise<Activity> {
  for (;;) {
    const found = heard.find(isIt)
    if (found) return found
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
}

console.log((await hear(() => true)).text)
for (const text of questions) {
  const path = `/conversations/${conversation.conversationId}/activities`
  const { id } = await call<{ id: string }>(path, conversation.token, { type: 'message', text, locale: 'en' })
  const reply = await hear(({ replyToId }) => replyToId === id)
  console.log(`> ${text}\n${reply.text}`)
  for (const { title } of reply.suggestedActions?.actions ?? []) console.log(`  [${title}]`)
}
stream.close()
