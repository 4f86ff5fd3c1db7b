import type { BotProfile, ConversationSummary, Language, ProblemDetails, Reply } from '@faqdesk/server/types'

/** One question and its reply, as the server kept them. */
export type StoredTurn = { turnId: string; text: string; reply: Reply }

export type FeedbackReason = 'wrong' | 'unclear' | 'out-of-date' | 'not-asked' | 'link-broken'

export type Api = {
  /** @param other another bot than the chat's own, which a question was referred to */
  profile(lang: Language, other?: string): Promise<BotProfile>
  ask(question: { text: string; lang: Language; conversationId?: string; clientMessageId: string }): Promise<Reply>
  turns(conversationId: string, lang: Language): Promise<StoredTurn[]>
  summary(conversationId: string, lang: Language): Promise<ConversationSummary>
  forget(conversationId: string): Promise<void>
  feedback(verdict: { turnId: string; helpful: boolean; reason?: FeedbackReason }): Promise<void>
}

/** A call that came to nothing. `status` 0: no answer from the server at all. */
export class ApiError extends Error {
  readonly status: number
  /** Seconds to wait before the next try, if the server said so. */
  readonly retryAfter: number | undefined
  readonly problem: Partial<ProblemDetails>
  constructor(status: number, problem: Partial<ProblemDetails> = {}, retryAfter?: number) {
    super(problem.detail ?? problem.title ?? (status === 0 ? 'The server did not answer' : `HTTP ${status}`))
    this.status = status
    this.problem = problem
    this.retryAfter = retryAfter
  }
}

/** How long a call may take, in milliseconds, before the chat says that the server can't be reached. */
const patience = { profile: 2_800, other: 15_000 }

/** The calls of `CONTRACT` section 3 that the chat makes, for one bot at one server. */
export function createApi(base: string, bot: string): Api {
  const ofBot = botAt(base, bot)
  // The id is a secret: it travels in a header, never in an address that logs keep.
  const conversation = `${base}/api/v1/conversations/current`
  const holding = (id: string) => ({ 'faqdesk-conversation': id })

  return {
    profile: (lang, other) =>
      call('GET', `${other === undefined ? ofBot : botAt(base, other)}?lang=${lang}`, { timeout: patience.profile }),
    ask: (question) => call('POST', `${ofBot}/ask`, { body: question }),
    turns: async (id, lang) => {
      const answer = await call<{ turns: StoredTurn[] }>('GET', `${conversation}?lang=${lang}`, {
        headers: holding(id),
      })
      return answer.turns
    },
    summary: (id, lang) => call('GET', `${conversation}/summary?lang=${lang}`, { headers: holding(id) }),
    forget: (id) => call('DELETE', conversation, { headers: holding(id) }),
    feedback: (verdict) => call('POST', `${ofBot}/feedback`, { body: verdict }),
  }
}

const botAt = (base: string, bot: string) => `${base}/api/v1/bots/${encodeURIComponent(bot)}`

type CallOptions = { body?: unknown; headers?: Record<string, string>; timeout?: number }

async function call<T>(method: string, url: string, options: CallOptions = {}): Promise<T> {
  const { body, headers, timeout = patience.other } = options
  let response: Response
  try {
    response = await fetch(url, {
      method,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeout),
      headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
  } catch {
    throw new ApiError(0)
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}))
    throw new ApiError(response.status, problem, Number(response.headers.get('retry-after')) || undefined)
  }
  if (response.status === 204) return undefined as T
  try {
    return (await response.json()) as T
  } catch {
    // The connection broke off in the middle of the answer.
    throw new ApiError(0)
  }
}
