import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'
import { chat, loader, react } from './viteConfigs.ts'

/** What stands in the loader's source where the version belongs. */
const placeholder = '__FAQ_DESK_VERSION__'
const dist = resolve(import.meta.dirname, '../dist')

await rm(dist, { recursive: true, force: true })
await mkdir(dist, { recursive: true })
await build(chat(dist))
await build(loader(dist))
await build(react(resolve(dist, 'react')))

// The version is the hash of what is served under it. The loader has to know it, so the hash is
// taken over the loader with the placeholder still inside.
const chatFile = await readFile(resolve(dist, 'chat.js'))
const loaderFile = await readFile(resolve(dist, 'widget.js'), 'utf8')
if (!loaderFile.includes(placeholder)) throw new Error(`dist/widget.js lost ${placeholder}: see src/loader`)
const version = createHash('sha256').update(chatFile).update(loaderFile).digest('hex').slice(0, 12)
const files = { 'widget.js': Buffer.from(loaderFile.replaceAll(placeholder, version)), 'chat.js': chatFile }

await writeFile(resolve(dist, 'widget.js'), files['widget.js'])
const described = Object.entries(files).map(([name, content]) => [
  name,
  {
    integrity: `sha384-${createHash('sha384').update(content).digest('base64')}`,
    bytes: content.length,
    gzip: gzipSync(content, { level: 9 }).length,
  },
])
await writeFile(
  resolve(dist, 'manifest.json'),
  `${JSON.stringify({ version, files: Object.fromEntries(described) }, null, 2)}\n`,
)
process.stdout.write(
  `widget ${version}: ${described.map(([name, file]) => `${name} ${(file as { gzip: number }).gzip} B gzip`).join(', ')}\n`,
)
