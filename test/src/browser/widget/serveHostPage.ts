import { type HostSite, serveSite } from '../serveSite.ts'

/** A department's site with one page: the HTML given, with the headers given. */
export async function serveHostPage(html: string, headers: Record<string, string> = {}): Promise<HostSite> {
  return serveSite((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
    response.end(html)
  })
}
