// npm test: installs what is missing and runs every check and test. Runs on Node 20.
// Ends with one line, "N passed, N failed, N skipped", and a code other than 0 if anything failed or
// could not be run.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, projectNode, root, run } from './install.mjs'
import { ensureSystemPackages } from './systemPackages.mjs'

const total = { passed: 0, failed: 0, skipped: 0 }
const notes = []
const results = mkdtempSync(join(tmpdir(), 'faqdesk-results-'))
let running

process.on('exit', () => rmSync(results, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    running?.kill(signal)
    setTimeout(() => process.exit(1), 5000).unref()
  })
}

try {
  await ensureInstalled()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const missing = await ensureSystemPackages()

const bin = (name) => join(root, 'node_modules', '.bin', name)
await check('formatting and lint (Biome)', bin('biome'), ['check', '.'])
await check('types of the packages (TypeScript)', bin('tsc'), ['-p', 'tsconfig.json'])
await check('types of the widget', bin('tsc'), ['-p', 'widget/tsconfig.json'])
await check('types of the admin UI', bin('tsc'), ['-p', 'admin/tsconfig.json'])
await check('content (faq lint)', projectNode(), ['server/src/cli/faq.ts', 'lint'])
await count('build of the widget and the admin UI', ensureBuilt)

// What measures time or starts whole servers has the machine to itself.
await vitest('unit and service', ['unit', 'service'])
if (missing.length === 0) await vitest('browser', ['browser'])
else {
  notes.push(
    `Not run: the browser tests. They need ${missing.join(' and ')}: ` +
      `sudo apt-get install ${missing.join(' ')} (as root, npm test installs them by itself).`,
  )
}
await vitest('start', ['start'])
if (process.getuid?.() !== 0) {
  notes.push('Skipped: the tests of a start as root, and as another user. They need root.')
}

console.log('')
for (const note of notes) console.log(note)
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exitCode = total.failed > 0 || missing.length > 0 ? 1 : 0

/** One command that passes or fails as a whole. */
function check(name, command, args) {
  return count(name, () => run(command, args))
}

async function count(name, act) {
  console.log(`\n— ${name}`)
  try {
    await act()
    total.passed++
  } catch (error) {
    console.error(error.message)
    notes.push(`Failed: ${name}`)
    total.failed++
  }
}

async function vitest(name, projects) {
  console.log(`\n— ${name} tests`)
  const file = join(results, `${projects.join('-')}.json`)
  const code = await new Promise((resolve) => {
    running = spawn(
      projectNode(),
      [
        join(root, 'node_modules', 'vitest', 'vitest.mjs'),
        'run',
        ...projects.map((project) => `--project=${project}`),
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
        '--passWithNoTests',
      ],
      { cwd: root, stdio: 'inherit', env: { ...process.env, NODE_ENV: 'test' } },
    )
    running.on('error', () => resolve(1))
    running.on('exit', (exitCode) => resolve(exitCode ?? 1))
  })
  let failed = 0
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'))
    // A file that can't be loaded holds no test that could fail.
    const broken = report.testResults.filter(
      (suite) => suite.status === 'failed' && !suite.assertionResults.some((test) => test.status === 'failed'),
    )
    failed = report.numFailedTests + broken.length
    total.passed += report.numPassedTests
    total.skipped += report.numPendingTests + (report.numTodoTests ?? 0)
  } catch {
    // Vitest ended before it could report.
  }
  if (code !== 0 && failed === 0) failed = 1
  total.failed += failed
  if (failed > 0) notes.push(`Failed: ${failed} of the ${name} tests`)
}
