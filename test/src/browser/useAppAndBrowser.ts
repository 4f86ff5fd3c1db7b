import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { startBrowser } from './startBrowser.ts'
import { startTestApp, type TestApp } from './startTestApp.ts'

/** The real server and a browser, which start before the tests of a file and stop after them: there from `beforeAll` on. */
export function useAppAndBrowser(): { readonly app: TestApp; readonly browser: Browser } {
  let app: TestApp
  let browser: Browser
  beforeAll(async () => {
    ;[app, browser] = await Promise.all([startTestApp(), startBrowser()])
  })
  afterAll(async () => {
    await browser?.close()
    await app?.stop()
  })
  return {
    get app() {
      return app
    },
    get browser() {
      return browser
    },
  }
}
