import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type HostSite = {
  /** Another origin than the server's, as a department's site is. */
  url: string
  close(): Promise<void>
}

/** A department's site with one page: the HTML given, with the headers given. */
export async function serveHostPage(html: string, headers: Record<string, string> = {}): Promise<HostSite> {
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers })
    response.end(html)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
