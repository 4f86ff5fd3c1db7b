import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export type HostSite = {
  /** Another origin than the server's, as a department's site is. */
  url: string
  close(): Promise<void>
}

/** A site on a free port of this machine. */
export async function serveSite(answer: RequestListener): Promise<HostSite> {
  const server = createServer(answer)
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
