import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../../../server/src/settings.ts'
import { type HostSite, serveSite } from '../serveSite.ts'
import { stockWebChat, webChatVersion } from './stockWebChat.ts'

const cdn = `https://cdn.botframework.com/botframework-webchat/${webChatVersion}/webchat.js`

/**
 * `docs/examples/web-chat.html` on a site of its own, with Web Chat from there and not from its maker's.
 * @throws Error if the page asks for another version than the one that was pinned
 */
export async function serveExample(): Promise<HostSite> {
  const page = readFileSync(join(projectRoot, 'docs/examples/web-chat.html'), 'utf8')
  if (!page.includes(cdn)) throw new Error(`docs/examples/web-chat.html does not load ${cdn}`)
  const bundle = readFileSync(await stockWebChat())
  return serveSite((request, response) => {
    const isPage = request.url?.startsWith('/?')
    response.writeHead(200, {
      'content-type': isPage ? 'text/html; charset=utf-8' : 'text/javascript',
      'cache-control': 'max-age=3600',
    })
    response.end(isPage ? page.replace(cdn, '/webchat.js') : bundle)
  })
}
