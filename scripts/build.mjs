// Builds the widget and the admin UI, if their sources changed since the last build. Runs on Node 20.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './install.mjs'

/** Says nothing if there is nothing to do. Throws, with what the build said, if it fails. */
export async function ensureBuilt() {
  // Turborepo answers from its cache within a second if no input changed.
  const announcement = setTimeout(() => console.log('Building the widget and the admin UI …'), 1000)
  const turbo = join(root, 'node_modules', '.bin', 'turbo')
  const child = spawn(turbo, ['run', 'build', '--output-logs=new-only', '--ui=stream', '--no-color'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', TURBO_NO_UPDATE_NOTIFIER: '1', DO_NOT_TRACK: '1' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8')
    stream.on('data', (text) => {
      said += text
    })
  }
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  clearTimeout(announcement)
  if (code !== 0) throw new Error(`The build failed:\n${said}`)
}
