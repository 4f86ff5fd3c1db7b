/** Where to go after signing in: only a page of this UI; an address from outside leads home. */
export function safeReturn(from: string | undefined): string {
  return from && /^\/(?![/\\])/.test(from) ? from : '/'
}
