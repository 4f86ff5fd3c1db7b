// npm run screenshots [-- FOLDER]: starts the real server on an empty database, holds a conversation with
// every bot in Chromium, and saves what a citizen and an editor see. Default folder: docs/screenshots/.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { projectRoot, readSettings } from '../../../server/src/settings.ts'
import { startServer } from '../../../server/src/startServer.ts'
import { startBrowser } from '../browser/startBrowser.ts'
import { openChat } from '../browser/widget/openChat.ts'

type Shot = { name: string; bot: string; lang: string; ask: string; screen: BrowserContextOptions }

const desktop: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true }
const dark: BrowserContextOptions = { colorScheme: 'dark' }

const shots: Shot[] = [
  { name: 'genie-desktop', bot: 'genie', lang: 'zh-Hant', ask: '隻狗仔出個狗牌要幾錢', screen: desktop },
  { name: 'genie-phone', bot: 'genie', lang: 'en', ask: 'my dog licence is about to expire', screen: phone },
  {
    name: 'bonny-phone-dark',
    bot: 'bonny',
    lang: 'en',
    ask: 'renew my driving licence',
    screen: { ...phone, ...dark },
  },
  { name: 'bonny-desktop', bot: 'bonny', lang: 'zh-Hant', ask: '申請車牌', screen: desktop },
  { name: 'hotline-1823-phone', bot: 'hotline-1823', lang: 'zh-Hant', ask: '樓上冷氣成日滴水落嚟', screen: phone },
  {
    name: 'trade-single-window-desktop-dark',
    bot: 'trade-single-window',
    lang: 'zh-Hans',
    ask: '怎样注册单一窗口账户',
    screen: { ...desktop, ...dark },
  },
]

const folder = resolve(projectRoot, process.argv[2] ?? 'docs/screenshots')
mkdirSync(folder, { recursive: true })
const dataDir = mkdtempSync(join(tmpdir(), 'faqdesk-screenshots-'))
const admin = { email: 'editor@example.hk', password: 'only for screenshots' }
const server = await startServer(
  readSettings({
    PORT: '0',
    HOST: '127.0.0.1',
    FAQDESK_DATA: dataDir,
    FAQDESK_SYNC: 'on',
    FAQDESK_LOG: 'silent',
    FAQDESK_RATE_LIMIT: '0',
    FAQDESK_ADMIN_EMAIL: admin.email,
    FAQDESK_ADMIN_PASSWORD: admin.password,
  }),
  { say: () => {} },
)
const url = `http://127.0.0.1:${server.port}`
let browser: Browser | undefined
try {
  browser = await startBrowser()
  for (const { name, bot, lang, ask, screen } of shots) {
    const chat = await openChat(browser, `${url}/demo/${bot}/?lang=${lang}`, screen)
    await chat.ask(ask)
    await chat.page.waitForTimeout(600)
    await save(name, (path) => chat.page.screenshot({ path }))
    await chat.close()
  }
  await saveDesk(browser)
} finally {
  await browser?.close()
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

/** The editorial desk: the list of a bot's entries, and one of them in the editor. */
async function saveDesk(chromium: Browser): Promise<void> {
  const context = await chromium.newContext({ ...desktop, locale: 'en-HK' })
  const page = await context.newPage()
  const signedIn = await page.request.post(`${url}/admin/api/auth/sign-in/email`, {
    data: admin,
    headers: { origin: url },
  })
  if (!signedIn.ok()) throw new Error(`Signing in answered ${signedIn.status()}: ${await signedIn.text()}`)
  await page.goto(`${url}/admin/bots/genie/entries`)
  await page.getByRole('searchbox').waitFor()
  await page.waitForTimeout(800)
  await save('desk-entries', (path) => page.screenshot({ path }))
  await page.goto(`${url}/admin/bots/genie/entries/licence-fee`)
  await page.getByRole('textbox').first().waitFor()
  await page.waitForTimeout(800)
  await save('desk-editor', (path) => page.screenshot({ path }))
  await context.close()
}

async function save(name: string, take: (path: string) => Promise<unknown>): Promise<void> {
  const path = join(folder, `${name}.png`)
  await take(path)
  console.log(path)
}
