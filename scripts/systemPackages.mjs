// What the browser tests need of the operating system. Runs on Node 20.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from './install.mjs'

const has = (command, args) => spawnSync(command, args, { encoding: 'utf8' })

const needed = {
  chromium: () => ['/usr/bin/chromium', '/usr/bin/chromium-browser'].some((path) => existsSync(path)),
  'fonts-noto-cjk': () => has('fc-list', [':lang=zh-hk', 'family']).stdout?.includes('CJK') === true,
}

/** As root on a Debian, installs what is missing. Fulfils with the packages that are missing all the same. */
export async function ensureSystemPackages() {
  const missing = () => Object.keys(needed).filter((name) => !needed[name]())
  const before = missing()
  if (before.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return before
  console.log(`Installing what the browser tests need: ${before.join(', ')} …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const options = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Use-Pty=0', '-qq']
  try {
    await run('apt-get', [...options, 'update'], { env, stdio: ['ignore', 'inherit', 'inherit'] })
    await run('apt-get', [...options, 'install', '-y', '--no-install-recommends', ...before, 'fontconfig'], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  } catch (error) {
    console.error(error.message)
  }
  return missing()
}
