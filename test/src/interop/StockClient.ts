import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import type { Reply } from '@faqdesk/server/types'
import { type Activity, DirectLine, type Message } from 'botframework-directlinejs'
import { expect, vi } from 'vitest'

// What the client expects of a browser; WebSocket Node has by itself.
Object.assign(globalThis, createRequire(import.meta.url)('xhr2') as { XMLHttpRequest: unknown })

const patience = { timeout: 60_000, interval: 20 }

export type StockOptions = { url: string; bot: string; webSocket: boolean }

/** What our server adds to a message. */
export type BotMessage = Message & { replyToId?: string; channelData?: { reply?: Reply } }

/** The Bot Framework's own Direct Line client, as a page that holds a token for the bot would use it. */
export class StockClient {
  /** Everything that came, in the order in which it came. */
  readonly seen: Activity[] = []
  private line: DirectLine
  private readonly options: StockOptions

  constructor(options: StockOptions) {
    this.options = options
    this.line = this.connect({ token: options.bot, conversationStartProperties: { locale: 'zh-HK' } })
  }

  private connect(more: ConstructorParameters<typeof DirectLine>[0]): DirectLine {
    const { url, webSocket } = this.options
    const line = new DirectLine({
      domain: `${url}/v3/directline`,
      webSocket,
      pollingInterval: 200,
      timeout: 3000,
      // It comes back to a stream after 3 to 15 seconds: here after 3.
      random: () => 0,
      ...more,
    })
    line.activity$.subscribe({ next: (activity) => this.seen.push(activity), error: () => {} })
    return line
  }

  /** What a page does whose server was away: a stock client that polls gives up then. */
  reconnect(): void {
    const { conversationId, token, watermark } = this.line as unknown as Record<string, string>
    this.end()
    this.line = this.connect({ conversationId, token, watermark })
  }

  /** Waits for the first message of the bot. */
  async greeting(): Promise<BotMessage> {
    await vi.waitFor(() => expect(this.seen).not.toEqual([]), patience)
    return this.seen[0] as BotMessage
  }

  /** Sends a message, waits until it came back and was replied to. */
  async say(text: string): Promise<BotMessage> {
    const clientActivityID = randomUUID()
    const message = {
      type: 'message',
      text,
      from: { id: 'me' },
      locale: 'zh-HK',
      channelData: { clientActivityID },
    } as const
    const id = await new Promise<string>((resolve, reject) =>
      this.line.postActivity(message).subscribe({ next: resolve, error: reject }),
    )
    const reply = () => this.seen.find((activity) => (activity as BotMessage).replyToId === id)
    await vi.waitFor(() => expect(reply()).toBeDefined(), patience)
    expect(this.seen.find((activity) => activity.id === id)).toMatchObject({ text, channelData: { clientActivityID } })
    return reply() as BotMessage
  }

  end(): void {
    this.line.end()
  }
}
