import type { Server } from 'node:http'
import { serve } from '@hono/node-server'
import type { Logger } from 'pino'
import { WebSocketServer } from 'ws'
import { prepareFirstAdministrator } from './accounts/prepareFirstAdministrator.ts'
import { createApp } from './createApp.ts'
import { createServices } from './createServices.ts'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './database/startEmbeddedPostgres.ts'
import { createLog } from './observe/createLog.ts'
import { describeError } from './observe/describeError.ts'
import type { Services } from './Services.ts'
import { readSettings, type Settings } from './settings.ts'
import { forgetOldTexts } from './store/conversations.ts'

export type RunningServer = {
  port: number
  services: Services
  /** Finishes what is being answered, then closes everything; at most `FAQDESK_SHUTDOWN_SECONDS`. */
  stop(): Promise<void>
}

export type StartOptions = {
  log?: Logger
  /** Lines for the person who started the server. Default: standard output. */
  say?: (line: string) => void
}

const sixHours = 6 * 3_600_000

/**
 * Starts everything on one port: database, publications, folders, HTTP.
 * @throws Error in words for the person who started us, with everything closed again
 */
export async function startServer(
  settings: Settings,
  { log = createLog(settings), say = (line) => process.stdout.write(`${line}\n`) }: StartOptions = {},
): Promise<RunningServer> {
  const closers: (() => Promise<unknown>)[] = []
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse())
      await close().catch((error) => log.warn({ error: describeError(error) }, 'something did not close cleanly'))
  }
  try {
    let embedded: EmbeddedPostgres | undefined
    if (settings.databaseUrl === undefined) {
      embedded = await startEmbeddedPostgres({ dataDir: settings.dataDir, log: say })
      closers.push(embedded.stop)
    }
    const databaseUrl = settings.databaseUrl ?? embedded!.url
    const { close, ...services } = await createServices({ settings, log, databaseUrl, processMetrics: true })
    closers.push(close)
    const { setupPath } = await prepareFirstAdministrator(services)

    const { server, sockets, port } = await listen(createApp(services).fetch, settings)
    closers.push(() => closeServer(server, sockets, settings.shutdownSeconds * 1000))
    services.webhooks.start()
    const cleaning = setInterval(() => forgetOld(services), sixHours)
    cleaning.unref()
    forgetOld(services)
    closers.push(async () => clearInterval(cleaning))

    const address = settings.publicUrl ?? `http://${addressOf(settings.host)}:${port}`
    const bots = services.publications.list().map(({ snapshot }) => `${address}/demo/${snapshot.bot}/`)
    say(`FAQ Desk is ready: ${address}/  admin: ${address}/admin/  API: ${address}/docs  bots: ${bots.join(' ')}`)
    if (setupPath) say(`First administrator, once and within a day: ${address}${setupPath}`)

    let stopping: Promise<void> | undefined
    const stop = () => (stopping ??= closeAll())
    embedded?.exited.then(() => {
      if (stopping) return
      log.fatal('the database server ended; stopping')
      process.exitCode = 1
      stop()
    })
    return { port, services, stop }
  } catch (error) {
    await closeAll()
    throw error
  }
}

function listen(fetch: Parameters<typeof serve>[0]['fetch'], { port, host }: Settings) {
  // Clients only listen; what they send are empty frames.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 })
  return new Promise<{ server: Server; sockets: WebSocketServer; port: number }>((resolve, reject) => {
    const server = serve({ fetch, port, hostname: host, websocket: { server: sockets } }, (info) =>
      resolve({ server, sockets, port: info.port }),
    ) as Server
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(new Error(`Port ${port} is in use by another program. Stop it, or choose another: PORT=3979 npm start`))
      else if (error.code === 'EACCES')
        reject(new Error(`Port ${port} may not be opened by this user. Choose one above 1023: PORT=3979 npm start`))
      else reject(error)
    })
  })
}

/**
 * No new connections; those that answer finish, and are cut off when the time is over. Streams are closed
 * at once: their clients come back, here or on another node, and read on.
 */
function closeServer(server: Server, sockets: WebSocketServer, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    for (const socket of sockets.clients) socket.close(1012, 'restarting')
    const cutOff = setTimeout(() => {
      server.closeAllConnections()
      for (const socket of sockets.clients) socket.terminate()
    }, patienceMs)
    server.close(() => {
      clearTimeout(cutOff)
      resolve()
    })
  })
}

function addressOf(host: string | undefined): string {
  if (host === undefined || host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}

function forgetOld({ db, publications, log }: Services): void {
  for (const { snapshot } of publications.list()) {
    const { bot, config } = snapshot
    forgetOldTexts(db, bot, config.policy.keepDays).then(
      (turns) => turns > 0 && log.info({ bot, turns }, 'forgot the texts that were kept long enough'),
      (error) => log.warn({ bot, error: describeError(error) }, 'could not forget old texts'),
    )
  }
}

if (import.meta.main) {
  let running: RunningServer | undefined
  let isAskedToStop = false
  // A second signal must not tear down what the first one is closing, nor one during the start what is
  // half open.
  const stop = async () => {
    isAskedToStop = true
    if (!running) return
    await running.stop()
    process.exit(process.exitCode ?? 0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)
  try {
    running = await startServer(readSettings())
    if (isAskedToStop) await stop()
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}
