import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import { respondProblem } from '../api/problem.ts'
import { projectRoot } from '../settings.ts'
import { tryServeFile } from './serveFile.ts'

export type ClientFolders = { widget: string; admin: string }

const builtFolders: ClientFolders = {
  widget: join(projectRoot, 'widget/dist'),
  admin: join(projectRoot, 'admin/dist'),
}

const year = 'public, max-age=31536000, immutable'
const adminPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ')

/**
 * The built clients: `/widget.js` (the newest), `/widget/<version>/…` (never changes), `/admin/`
 * (the editors' pages; every path below it that is no file is the same page).
 */
export function clientRoutes(folders: ClientFolders = builtFolders) {
  const notBuilt = (c: Context, what: string) =>
    respondProblem(c, 503, `The ${what} is not built yet: run npm run build, or start with npm start.`)

  const crossOrigin = (c: Context) => {
    c.header('cross-origin-resource-policy', 'cross-origin')
    c.header('access-control-allow-origin', '*')
  }

  return new Hono()
    .get('/widget.js', async (c) => {
      crossOrigin(c)
      const options = { cacheControl: 'public, max-age=300, must-revalidate' }
      return (await tryServeFile(c, join(folders.widget, 'widget.js'), options)) ?? notBuilt(c, 'widget')
    })
    .get('/widget/manifest.json', async (c) => {
      crossOrigin(c)
      return (await tryServeFile(c, join(folders.widget, 'manifest.json'))) ?? notBuilt(c, 'widget')
    })
    .get('/widget/:version/:file', async (c) => {
      crossOrigin(c)
      const built = readManifest(folders.widget)
      if (!built) return notBuilt(c, 'widget')
      const { version, file } = c.req.param()
      if (version !== built.version || !Object.hasOwn(built.files, file))
        return respondProblem(
          c,
          404,
          `This server has version ${built.version} of the widget: see /widget/manifest.json.`,
        )
      return (await tryServeFile(c, join(folders.widget, file), { cacheControl: year })) ?? notBuilt(c, 'widget')
    })
    .get('/admin', (c) => c.redirect('/admin/', 308))
    .get('/admin/*', async (c) => {
      const path = c.req.path.slice('/admin/'.length)
      if (path === 'api' || path.startsWith('api/')) return c.notFound()
      if (/^(?:[\w-]+\/)*[\w-][\w.-]*\.\w+$/.test(path)) {
        const cacheControl = path.startsWith('assets/') ? year : 'no-cache'
        const file = await tryServeFile(c, join(folders.admin, path), { cacheControl })
        if (file) return file
        if (path.startsWith('assets/')) return c.notFound()
      }
      c.header('content-security-policy', adminPolicy)
      c.header('x-frame-options', 'DENY')
      return (await tryServeFile(c, join(folders.admin, 'index.html'))) ?? notBuilt(c, 'admin UI')
    })
}

type Manifest = { version: string; files: Record<string, { integrity: string }> }

/** What the widget's build wrote; undefined if it is not built. */
export function readManifest(folder = builtFolders.widget): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest
  } catch {
    return undefined
  }
}
