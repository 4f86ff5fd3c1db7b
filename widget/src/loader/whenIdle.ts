/** Calls back once the page is there and has nothing better to do; after two seconds in any case. */
export function whenIdle(callback: () => void): void {
  const idle = () => {
    // Safari has no requestIdleCallback.
    if ('requestIdleCallback' in window) requestIdleCallback(callback, { timeout: 2_000 })
    else setTimeout(callback, 200)
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', idle, { once: true })
  else idle()
}
