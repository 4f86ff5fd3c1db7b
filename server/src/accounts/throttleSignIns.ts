/** How often sign-ins may fail within the window, by whom is guessing and at what. */
const limits = { addressAndAccount: 5, address: 20, account: 50 }
const WINDOW_MS = 15 * 60 * 1000
const MOST_KEYS = 100_000

export type Throttle = {
  /** Seconds to wait before the next attempt; 0 if it may be made now. */
  secondsToWait(address: string, account: string): number
  failed(address: string, account: string): void
  succeeded(address: string, account: string): void
}

/**
 * Slows down the guessing of passwords: after five failures for an account from one address, twenty
 * from an address, or fifty for an account from anywhere, further attempts wait until the first of
 * them is a quarter of an hour old. Counted by this process; a restart forgets.
 */
export function throttleSignIns(now: () => number = Date.now): Throttle {
  const failures = new Map<string, number[]>()

  const keysOf = (address: string, account: string): [string, number][] => [
    [`both ${address} ${account}`, limits.addressAndAccount],
    [`address ${address}`, limits.address],
    [`account ${account}`, limits.account],
  ]
  const recent = (key: string) => (failures.get(key) ?? []).filter((at) => at > now() - WINDOW_MS)

  return {
    secondsToWait(address, account) {
      const waits = keysOf(address, account).map(([key, limit]) => {
        const times = recent(key)
        const blocking = times[times.length - limit]
        return blocking === undefined ? 0 : Math.ceil((blocking + WINDOW_MS - now()) / 1000)
      })
      return Math.max(...waits)
    },
    failed(address, account) {
      if (failures.size > MOST_KEYS)
        for (const key of failures.keys()) if (recent(key).length === 0) failures.delete(key)
      for (const [key, limit] of keysOf(address, account)) failures.set(key, [...recent(key), now()].slice(-limit))
    },
    succeeded(address, account) {
      failures.delete(`both ${address} ${account}`)
    },
  }
}
