import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../../../server/src/settings.ts'

const run = promisify(execFile)

/** To take another version: its number, and `npm view botframework-webchat@<version> dist.integrity`. */
export const webChatVersion = '4.18.1'
const integrity = 'sha512-7jpEUJ7olT62Xm+8eh7BhhIcXVfU2xD4pZDaeBt8K4XcNy6K/83UGIxE9BFkXmHMZ4hDEVOzs5cre07GWuaXzg=='

/**
 * The Bot Framework's Web Chat as its package ships it for pages: one file, which needs none of the 486 MB
 * of packages that installing it would bring. Fetched once by npm, checked, and kept beside `node_modules`.
 * @returns the path of the file
 * @throws Error if the package can't be had, or is another than the one that was pinned
 */
export async function stockWebChat(): Promise<string> {
  const cache = join(projectRoot, 'node_modules/.cache/faq-desk')
  const file = join(cache, `webchat-${webChatVersion}.js`)
  if (existsSync(file)) return file
  mkdirSync(cache, { recursive: true })
  const folder = mkdtempSync(join(cache, 'webchat-'))
  try {
    const { stdout } = await run('npm', ['pack', `botframework-webchat@${webChatVersion}`, '--silent'], {
      cwd: folder,
      shell: process.platform === 'win32',
    })
    const archive = join(folder, stdout.trim())
    const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`
    if (found !== integrity) throw new Error(`botframework-webchat@${webChatVersion} is not what it was: ${found}`)
    await run('tar', ['-xzf', archive, '-C', folder, 'package/dist/webchat.js'])
    renameSync(join(folder, 'package/dist/webchat.js'), file)
  } catch (error) {
    throw new Error('Web Chat, with which this test talks to the bots, could not be fetched from the registry.', {
      cause: error,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return file
}
