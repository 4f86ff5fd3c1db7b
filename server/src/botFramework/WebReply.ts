import type { WebResponse } from '@microsoft/agents-hosting'

/** What the SDK writes to, as in Express, turned into the `Response` that Hono gives. */
export class WebReply implements WebResponse {
  headersSent = false
  writableEnded = false
  private code = 200
  private body: string | undefined
  private readonly headers = new Headers()

  status(code: number): this {
    this.code = code
    return this
  }

  setHeader(name: string, value: string): this {
    this.headers.set(name, value)
    return this
  }

  send(body?: unknown): this {
    if (body !== undefined) {
      this.body = typeof body === 'string' ? body : JSON.stringify(body)
      if (!this.headers.has('content-type')) this.headers.set('content-type', 'application/json')
    }
    this.headersSent = true
    return this
  }

  end(): this {
    this.writableEnded = true
    return this
  }

  toResponse(): Response {
    return new Response(this.body ?? null, { status: this.code, headers: this.headers })
  }
}
