import { describeError } from '../observe/describeError.ts'
import type { Services } from '../Services.ts'
import { readActivities } from '../store/activities.ts'
import { toActivitySet } from './renderActivity.ts'

/** A socket, or what stands for one in a test. */
type Socket = { send(frame: string): void; close(code?: number, reason?: string): void }

type StreamOptions = {
  /** The conversation's row. */
  conversation: string
  conversationId: string
  user: string
  watermark: number
  /** How often an empty frame goes out, so that proxies keep the socket open. Default 20 s. */
  keepAliveMs?: number
}

/**
 * Sends what comes after the watermark, now and whenever something is added on any node.
 * @returns how to stop, to be called when the socket is closed
 */
export function streamActivities(
  { db, activityFeed, log }: Pick<Services, 'db' | 'activityFeed' | 'log'>,
  socket: Socket,
  { conversation, conversationId, user, watermark, keepAliveMs = 20_000 }: StreamOptions,
): () => void {
  let last = watermark
  let isSending = false
  let isMore = false
  let ended = false

  const end = (code: number, reason: string) => {
    stop()
    socket.close(code, reason)
  }
  const stop = () => {
    ended = true
    clearInterval(keepAlive)
    unsubscribe()
  }

  /** One reading at a time; what is added meanwhile is read right after it. */
  const sendNew = async () => {
    isMore = true
    if (isSending) return
    isSending = true
    try {
      while (isMore && !ended) {
        isMore = false
        const rows = await readActivities(db, conversation, last)
        if (ended || rows.length === 0) continue
        socket.send(JSON.stringify(toActivitySet(rows, { conversationId, user, watermark: last })))
        last = rows.at(-1)!.number
        // There may be more than are read at once.
        isMore = true
      }
    } catch (error) {
      log.warn({ error: describeError(error) }, 'a stream could not be read on; its client will come back')
      end(1011, 'try again')
    } finally {
      isSending = false
    }
  }

  const unsubscribe = activityFeed.subscribe(conversation, (gone) => (gone ? end(1000, 'forgotten') : sendNew()))
  const keepAlive = setInterval(() => {
    socket.send('')
    // Also heals a notice that was lost.
    sendNew()
  }, keepAliveMs)
  sendNew()
  return stop
}
