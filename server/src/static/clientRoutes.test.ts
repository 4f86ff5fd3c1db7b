import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { clientRoutes } from './clientRoutes.ts'

const root = mkdtempSync(join(tmpdir(), 'faqdesk-static-'))
afterAll(() => rmSync(root, { recursive: true }))
const [widget, admin] = [join(root, 'widget'), join(root, 'admin')]
for (const folder of [widget, join(admin, 'assets')]) mkdirSync(folder, { recursive: true })
const script = `console.log(${JSON.stringify('x'.repeat(2000))})`
writeFileSync(join(widget, 'widget.js'), script)
writeFileSync(join(widget, 'chat.js'), 'export {}')
writeFileSync(
  join(widget, 'manifest.json'),
  JSON.stringify({ version: 'abc123', files: { 'widget.js': {}, 'chat.js': {} } }),
)
writeFileSync(join(admin, 'index.html'), '<!doctype html><title>Desk</title>')
writeFileSync(join(admin, 'assets/app-1.js'), 'start()')
writeFileSync(join(root, 'secret.txt'), 'secret')
const app = clientRoutes({ widget, admin })
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers })

describe('the widget', () => {
  test('is served to other sites, with a short life and a tag', async () => {
    const response = await get('/widget.js')
    expect(response.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/)
    expect(response.headers.get('cache-control')).toBe('public, max-age=300, must-revalidate')
    expect(await response.text()).toBe(script)
    expect((await get('/widget.js', { 'if-none-match': response.headers.get('etag')! })).status).toBe(304)
  })

  test('is compressed for those who take it', async () => {
    const response = await get('/widget.js', { 'accept-encoding': 'gzip, br' })
    expect(response.headers.get('content-encoding')).toBe('gzip')
    expect((await response.arrayBuffer()).byteLength).toBeLessThan(200)
  })

  test('under its version never changes; other versions and files are not there', async () => {
    const response = await get('/widget/abc123/chat.js')
    expect(response.headers.get('cache-control')).toContain('immutable')
    expect(response.headers.get('access-control-allow-origin')).toBe('*')
    for (const path of [
      '/widget/old/chat.js',
      '/widget/abc123/manifest.json',
      '/widget/abc123/..%2Fmanifest.json',
      '/widget/abc123/toString',
    ])
      expect((await get(path)).status).toBe(404)
  })
})

describe('the desk', () => {
  test('is one page for every path that is no file, under a strict policy', async () => {
    for (const path of ['/admin/', '/admin/bots/genie/entries/lost-licence', '/admin/setup/abc.def']) {
      const response = await get(path)
      expect(await response.text()).toContain('<title>Desk</title>')
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self';")
      expect(response.headers.get('x-frame-options')).toBe('DENY')
    }
    expect((await get('/admin')).headers.get('location')).toBe('/admin/')
  })

  test('serves its assets for a year, and nothing outside its folder', async () => {
    expect((await get('/admin/assets/app-1.js')).headers.get('cache-control')).toContain('immutable')
    expect((await get('/admin/assets/app-0.js')).status).toBe(404)
    for (const path of [
      '/admin/../secret.txt',
      '/admin/..%2fsecret.txt',
      '/admin/%2e%2e/secret.txt',
      '/admin/assets/..%2f..%2f..%2fsecret.txt',
    ])
      expect(await (await get(path)).text()).not.toContain('secret')
    expect((await get('/admin/api/nothing')).status).toBe(404)
  })
})

test('what is not built yet says how to build it', async () => {
  const empty = clientRoutes({ widget: join(root, 'none'), admin: join(root, 'none') })
  for (const path of ['/widget.js', '/widget/1/chat.js', '/admin/']) {
    const response = await empty.request(path)
    expect(response.status).toBe(503)
    expect(((await response.json()) as { detail: string }).detail).toContain('npm run build')
  }
})
