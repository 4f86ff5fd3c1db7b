// npm start: installs what is missing, builds what is stale, runs the server. Runs on Node 20.
// package.json starts it by `exec`: a shell in between would die of a signal and leave us behind.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, projectNode, root } from './install.mjs'

try {
  await ensureInstalled()
  await ensureBuilt()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}

const server = spawn(
  projectNode(),
  [
    '--disable-warning=ExperimentalWarning',
    '--import',
    join(root, 'scripts', 'endWithParent.mjs'),
    'server/src/startServer.ts',
  ],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
)
// In a terminal Ctrl-C reaches the server by itself too; it counts a signal once.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal))
// If npm itself is killed, nobody else would tell us to end.
const parent = process.ppid
if (process.env.npm_lifecycle_event === 'start') {
  setInterval(() => process.ppid === parent || server.kill('SIGTERM'), 1000).unref()
}
server.on('error', (error) => {
  console.error(`The server could not be started: ${error.message}`)
  process.exit(1)
})
server.on('exit', (code, signal) => {
  if (signal) console.error(`The server was ended by ${signal}.`)
  process.exit(code ?? 1)
})
