// Installs what package-lock.json asks for, if it is not installed yet. Runs on Node 20.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const marker = join(root, 'node_modules', '.faqdesk-installed')

/** The Node that the project runs on: the development dependency `node`, not the machine's. */
export const projectNode = () => join(root, 'node_modules', 'node', 'bin', 'node')

export async function ensureInstalled() {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted && existsSync(projectNode())) return
  console.log('Installing the packages that package-lock.json names (a minute or two, the first time) …')
  await whileWaiting(run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']))
  if (!existsSync(projectNode())) {
    throw new Error(
      'npm installed the package "node" without its program, because install scripts are switched off. ' +
        'Run: npm rebuild node --ignore-scripts=false',
    )
  }
  writeFileSync(marker, wanted)
}

/** Runs a command in the project's folder; throws if it fails. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    child.on('error', reject)
    child.on('exit', (code, signal) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} ended with ${code ?? signal}`)),
    )
  })
}

/** Says every ten seconds that something long still goes on; npm itself is silent without a terminal. */
async function whileWaiting(promise) {
  const begin = Date.now()
  const timer = setInterval(() => console.log(`… ${Math.round((Date.now() - begin) / 1000)} s`), 10_000)
  try {
    return await promise
  } finally {
    clearInterval(timer)
  }
}
