// Runs a TypeScript file with the project's own Node (24), whatever Node npm itself runs on.
// usage: node scripts/run.mjs FILE.ts [arguments]
import { spawn } from 'node:child_process'
import { ensureInstalled, projectNode, root } from './install.mjs'

await ensureInstalled()
const [file, ...args] = process.argv.slice(2)
const child = spawn(projectNode(), [file, ...args], { cwd: root, stdio: 'inherit' })
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
