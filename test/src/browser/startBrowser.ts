import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where Chromium lies on Debian and its like; `FAQDESK_CHROMIUM` names another place. */
const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/snap/bin/chromium']

/** The machine's own Chromium, without a window and without calls of its own. Close it in `afterAll`. */
export async function startBrowser(): Promise<Browser> {
  const executablePath = [process.env.FAQDESK_CHROMIUM, ...places].find((path) => path && existsSync(path))
  if (!executablePath)
    throw new Error('There is no Chromium. Install it (Debian: apt-get install chromium), or set FAQDESK_CHROMIUM.')
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
