import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Context } from 'hono'
import { matchesEtag } from '../api/respondCacheable.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}
const packed = new Set(['.png', '.ico', '.woff2'])

type Loaded = { changed: number; body: Buffer; gzip?: Buffer; etag: string }
const loaded = new Map<string, Loaded>()

export type ServeOptions = {
  /** Default: the client asks each time whether its copy is still right. */
  cacheControl?: string
}

/**
 * Answers a file of the build, from memory while it doesn't change on the disk; compressed where the
 * client takes that, 304 where it has it. Undefined if there is no such file.
 * @param path a file that the program chose; never what a client sent
 */
export async function tryServeFile(
  c: Context,
  path: string,
  { cacheControl = 'no-cache' }: ServeOptions = {},
): Promise<Response | undefined> {
  const file = await load(path)
  if (!file) return undefined
  c.header('etag', file.etag)
  c.header('cache-control', cacheControl)
  if (file.gzip) c.header('vary', 'Accept-Encoding')
  if (matchesEtag(c.req.header('if-none-match'), file.etag)) return c.body(null, 304)
  const isZipped = file.gzip !== undefined && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  if (isZipped) c.header('content-encoding', 'gzip')
  const type = types[extname(path)] ?? 'application/octet-stream'
  return c.body(new Uint8Array(isZipped ? file.gzip! : file.body), 200, { 'content-type': type })
}

/** The same for a file that must be there. */
export async function serveFile(c: Context, path: string, options?: ServeOptions): Promise<Response> {
  return (await tryServeFile(c, path, options)) ?? c.notFound()
}

async function load(path: string): Promise<Loaded | undefined> {
  try {
    const { mtimeMs: changed, size } = await stat(path)
    const known = loaded.get(path)
    if (known && known.changed === changed && known.body.length === size) return known
    const body = await readFile(path)
    const file: Loaded = {
      changed,
      body,
      etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`,
      ...(packed.has(extname(path)) || body.length < 512 ? {} : { gzip: gzipSync(body, { level: 9 }) }),
    }
    loaded.set(path, file)
    return file
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return undefined
    throw error
  }
}
