/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { projectRoot } from '../../../../server/src/settings.ts'
import type { HostSite } from '../serveSite.ts'
import { useAppAndBrowser } from '../useAppAndBrowser.ts'
import { openChat } from './openChat.ts'
import { serveHostPage } from './serveHostPage.ts'

const running = useAppAndBrowser()
const sites: HostSite[] = []
afterAll(() => Promise.all(sites.map((site) => site.close())))

const snippet = (bot = 'genie', lang = 'zh-Hant') =>
  `<script src="${running.app.url}/widget.js" data-bot="${bot}" data-lang="${lang}" async></script>`
const page = (body: string, head = '') =>
  `<!doctype html><html lang="zh-HK"><head><meta charset="utf-8"><title>Department</title>${head}</head><body><h1>Department</h1>${body}</body></html>`

async function host(html: string, headers: Record<string, string> = {}): Promise<string> {
  const site = await serveHostPage(html, headers)
  sites.push(site)
  return site.url
}

describe('size', () => {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'widget/dist/manifest.json'), 'utf8'))

  it('of the loader is at most 3 kB, of the whole chat at most 45 kB, gzip', () => {
    expect(manifest.files['widget.js'].gzip).toBeLessThanOrEqual(3_000)
    expect(manifest.files['widget.js'].gzip + manifest.files['chat.js'].gzip).toBeLessThanOrEqual(45_000)
  })

  it('is what the server sends, under an address that never changes and with the hash that is published', async () => {
    const address = `/widget/${manifest.version}/widget.js`
    const html = page(
      `<script src="${running.app.url}${address}" integrity="${manifest.files['widget.js'].integrity}" crossorigin data-bot="genie" async></script>`,
    )
    const { ask, trouble, close } = await openChat(running.browser, await host(html))
    const exchange = await ask('狗牌幾錢？')
    expect(await exchange.innerText()).toContain('80元')
    expect(trouble).toEqual([])
    await close()
  })
})

describe('a page of another site', () => {
  it('with the strictest policy and Trusted Types shows the chat without one breach', async () => {
    const policy = [
      "default-src 'none'",
      `script-src ${running.app.url}`,
      `connect-src ${running.app.url}`,
      `img-src ${running.app.url}`,
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ].join('; ')
    const url = await host(page(snippet()), { 'content-security-policy': policy })
    const { page: shown, ask, trouble, close } = await openChat(running.browser, url)
    await ask('狗牌幾錢？')
    await ask('今日天氣點呀')
    await shown.getByRole('button', { name: 'English' }).click()
    await expect.poll(() => shown.locator('faq-desk article').innerText()).toContain('HK$80')
    await shown.locator('faq-desk').getByRole('button', { name: 'Contact people' }).click()
    // The colours of the bot arrive although no style may be written into the page.
    const accent = await shown
      .locator('faq-desk .panel')
      .evaluate((panel) => getComputedStyle(panel).getPropertyValue('--_bot-accent'))
    expect(accent).toMatch(/^#/)
    expect(trouble).toEqual([])
    await close()
  })

  it('that is isolated from other origins (COEP) shows it too', async () => {
    const url = await host(page(snippet()), {
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-opener-policy': 'same-origin',
    })
    const { page: shown, ask, close } = await openChat(running.browser, url)
    expect(await shown.evaluate(() => crossOriginIsolated)).toBe(true)
    expect(await (await ask('狗牌幾錢？')).innerText()).toContain('80元')
    await close()
  })

  it('with hostile style sheets changes nothing in the chat', async () => {
    const measure = async (head: string) => {
      const { page: shown, ask, close } = await openChat(running.browser, await host(page(snippet(), head)))
      await ask('狗牌幾錢？')
      const looks = await shown.locator('faq-desk').evaluate((element) => {
        const root = element.shadowRoot as ShadowRoot
        return ['.panel', '.who', '.log', 'article', 'article h3', 'textarea', '.send'].map((selector) => {
          const found = root.querySelector(selector) as HTMLElement
          const { width, height, x, y } = found.getBoundingClientRect()
          const { color, fontSize, fontWeight, lineHeight, textTransform, backgroundColor } = getComputedStyle(found)
          return {
            selector,
            width,
            height,
            x,
            y,
            color,
            fontSize,
            fontWeight,
            lineHeight,
            textTransform,
            backgroundColor,
          }
        })
      })
      await close()
      return looks
    }
    const hostile = `<style>
      html { font-size: 62.5% }
      * { all: unset !important; display: inline !important; position: static !important }
      body { color: red; text-transform: uppercase; letter-spacing: 1em; line-height: 4; direction: ltr; visibility: visible; word-spacing: 2em; font: 40px serif }
      button, textarea, a, div, article { background: red !important; border: 9px solid red !important; float: left }
      faq-desk { display: none; opacity: 1; font-size: 60px !important; filter: none }
    </style>`
    expect(await measure(hostile)).toEqual(await measure(''))
  })

  it('keeps its own elements, globals and cookies: all that is added is one element and faqDesk', async () => {
    const { page: shown, ask, close } = await openChat(running.browser, await host(page(snippet())))
    await ask('狗牌幾錢？')
    const left = await shown.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const usual = new Set(Object.getOwnPropertyNames(frame.contentWindow))
      frame.remove()
      return {
        globals: Object.getOwnPropertyNames(window).filter((name) => !usual.has(name) && !/^\d+$/.test(name)),
        body: [...document.body.children].map((child) => child.tagName),
        head: [...document.head.children].map((child) => child.tagName),
        sheets: document.adoptedStyleSheets.length + document.styleSheets.length,
        cookie: document.cookie,
      }
    })
    expect(left.globals.filter((name) => !name.startsWith('__'))).toEqual(['faqDesk'])
    expect(left).toMatchObject({ body: ['H1', 'SCRIPT', 'FAQ-DESK'], head: ['META', 'TITLE'], sheets: 0, cookie: '' })
    await close()
  })

  it('shows several assistants at once, in a corner and in the page, each with its own conversation', async () => {
    const url = await host(
      page(`<faq-desk bot="bonny" lang="en"></faq-desk>${snippet('genie')}${snippet('trade-single-window')}`),
    )
    const { page: shown, close } = await openChat(running.browser, url, { opened: false })
    const inline = shown.locator('faq-desk[bot=bonny]')
    await inline.getByRole('textbox').fill('Which form do I need to renew a vehicle licence?')
    await inline.getByRole('textbox').press('Enter')
    await expect.poll(() => inline.locator('article').innerText()).toContain('558')

    const boxes = await Promise.all(
      ['genie', 'trade-single-window'].map((bot) => shown.locator(`faq-desk[bot=${bot}] .launcher`).boundingBox()),
    )
    expect(Math.abs((boxes[0]?.y ?? 0) - (boxes[1]?.y ?? 0))).toBeGreaterThan(50)
    await shown.locator('faq-desk[bot=genie] .launcher').click()
    await shown.locator('faq-desk[bot=genie]').getByRole('textbox').fill('狗牌幾錢？')
    await shown.locator('faq-desk[bot=genie]').getByRole('textbox').press('Enter')
    await expect.poll(() => shown.locator('faq-desk[bot=genie] article').innerText()).toContain('80元')
    expect(await inline.locator('article').count()).toBe(1)
    await close()
  })

  it('can drive the chat by faqDesk, and hears of everything but the words of a person', async () => {
    const { page: shown, close } = await openChat(running.browser, await host(page(snippet('genie', 'en'))), {
      opened: false,
    })
    await shown.evaluate(() => {
      const events: unknown[] = []
      Object.assign(window, { events })
      for (const name of ['open', 'close', 'question', 'answer', 'language', 'restart', 'feedback', 'error'] as const)
        (window as never as { faqDesk: { on(name: string, handler: (detail: object) => void): void } }).faqDesk.on(
          name,
          (detail) => events.push({ name, ...detail }),
        )
    })
    const call = (code: string) => shown.evaluate(`void faqDesk.${code}`)
    await call(`open()`)
    await shown.locator('faq-desk .opening').waitFor()
    await call(`send('How much is a dog licence, my secret words?')`)
    await shown.locator('faq-desk .reply').waitFor()
    await call(`setLang('zh-HK')`)
    await expect.poll(() => shown.getByRole('textbox').getAttribute('placeholder')).toBe('輸入問題')
    await call('close()')
    await expect.poll(() => shown.locator('faq-desk .panel').isVisible()).toBe(false)
    const events = (await shown.evaluate('events')) as { name: string; bot: string }[]
    expect(events.map((event) => event.name)).toEqual(['open', 'question', 'answer', 'language', 'close'])
    expect(events.every((event) => event.bot === 'genie')).toBe(true)
    expect(JSON.stringify(events)).not.toContain('secret')
    await close()
  })

  it('that removes the element is left without a trace of it', async () => {
    const { page: shown, close } = await openChat(running.browser, await host(page(snippet())))
    await shown.evaluate(() => document.querySelector('faq-desk')?.remove())
    await shown.waitForTimeout(100)
    expect(await shown.evaluate(() => document.body.children.length)).toBe(2)
    await close()
  })
})

describe('when things fail', () => {
  it('with storage blocked the chat works in memory', async () => {
    const { page: shown, trouble, close } = await openChat(running.browser, 'about:blank', { opened: false })
    await shown.addInitScript(() => {
      for (const name of ['sessionStorage', 'localStorage'])
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('blocked', 'SecurityError')
          },
        })
    })
    await shown.goto(await host(page(snippet())))
    await shown.locator('faq-desk .launcher').click()
    await shown.getByRole('textbox').fill('狗牌幾錢？')
    await shown.getByRole('textbox').press('Enter')
    await expect.poll(() => shown.locator('faq-desk article').innerText()).toContain('80元')
    expect(trouble).toEqual([])
    await close()
  })

  it('with the server out of reach a card with contacts is there within three seconds, and it can be tried again', async () => {
    const { page: shown, close } = await openChat(running.browser, await host(page(snippet('genie', 'en'))), {
      opened: false,
    })
    // A server that does not even refuse: the connection hangs.
    await shown.route('**/api/v1/**', () => {})
    const start = Date.now()
    await shown.locator('faq-desk .launcher').click()
    await shown.locator('faq-desk .unreachable a[href="tel:1823"]').waitFor()
    expect(Date.now() - start).toBeLessThan(3_500)
    await shown.unroute('**/api/v1/**')
    await shown.getByRole('button', { name: 'Try again' }).click()
    await shown.locator('faq-desk .opening').waitFor()
    expect(await shown.locator('faq-desk .unreachable').count()).toBe(0)
    await close()
  })

  it('with the chat itself out of reach the launcher says so, and works once it is there', async () => {
    const { page: shown, close } = await openChat(running.browser, await host(page(snippet('genie', 'en'))), {
      opened: false,
    })
    await shown.route('**/chat.js*', (route) => route.abort())
    await shown.locator('faq-desk .launcher').click()
    await shown.locator('faq-desk a[href="tel:1823"]').waitFor()
    await shown.unroute('**/chat.js*')
    await shown.locator('faq-desk button.launcher').click()
    await shown.locator('faq-desk .opening').waitFor()
    await close()
  })

  it('a message whose reply got lost is sent again by itself, and counts once', async () => {
    const { page: shown, ask, close } = await openChat(running.browser, await host(page(snippet('genie', 'en'))))
    await ask('How much is a dog licence?')
    let sent = 0
    await shown.route('**/ask', async (route) => {
      sent++
      if (sent > 1) return route.continue()
      // The server heard it, the reply got lost.
      await route.fetch()
      await route.abort('connectionreset')
    })
    const exchange = await ask('Where can I get my dog microchipped?')
    expect(sent).toBe(2)
    expect(await exchange.locator('.failed').count()).toBe(0)
    const kept = await shown.evaluate(() => JSON.parse(sessionStorage.getItem(sessionStorage.key(0) ?? '') ?? '{}'))
    const read = await fetch(`${running.app.url}/api/v1/conversations/current`, {
      headers: { 'faqdesk-conversation': kept.conversationId },
    })
    expect(((await read.json()) as { turns: unknown[] }).turns).toHaveLength(2)
    await close()
  })

  it('offline the message stays, with the reason and «try again»', async () => {
    const {
      page: shown,
      exchanges,
      input,
      close,
    } = await openChat(running.browser, await host(page(snippet('genie', 'en'))))
    await shown.context().setOffline(true)
    await input.fill('How much is a dog licence?')
    await input.press('Enter')
    await shown.locator('faq-desk .failed').waitFor()
    expect(await exchanges.first().innerText()).toContain('there is no connection')
    await shown.context().setOffline(false)
    await shown.getByRole('button', { name: 'Try again' }).click()
    await shown.locator('faq-desk article').waitFor()
    expect(await exchanges.count()).toBe(1)
    await close()
  })

  it('a slow answer shows that somebody is looking, after 300 ms and not before', async () => {
    const { page: shown, input, close } = await openChat(running.browser, await host(page(snippet('genie', 'en'))))
    await shown.route('**/ask', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1_500))
      await route.continue()
    })
    await input.fill('How much is a dog licence?')
    await input.press('Enter')
    const typing = shown.locator('faq-desk .exchange .typing')
    await typing.waitFor({ state: 'attached' })
    const opacity = () => typing.evaluate((dots) => Number(getComputedStyle(dots).opacity))
    expect(await opacity()).toBe(0)
    await expect.poll(opacity).toBe(1)
    await shown.locator('faq-desk article').waitFor()
    expect(await typing.count()).toBe(0)
    await close()
  })
})
