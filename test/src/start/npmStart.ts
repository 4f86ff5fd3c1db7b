import { type ChildProcess, spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

export type Started = {
  child: ChildProcess
  /** Everything that it printed so far. */
  output(): string
  /** Fulfils with the server's address when it says that it is ready; fails if it ends before. */
  ready(): Promise<{ address: string; seconds: number }>
  /** Fulfils with its code when it has ended. */
  ended: Promise<number | null>
  /** To the whole group, as a terminal sends Ctrl-C, or `kill -9 -- -group`. */
  signalAll(signal: NodeJS.Signals): void
}

export type NpmStartOptions = {
  cwd: string
  env?: Record<string, string>
  /** Run as this user. */
  user?: { uid: number; gid: number; home: string }
}

/** Runs `npm start` as a person would: without this test's own Node on the path, on a free port, without a terminal. */
export function npmStart({ cwd, env = {}, user }: NpmStartOptions): Started {
  const path = (process.env.PATH ?? '').split(':').filter((folder) => !folder.includes('node_modules'))
  const clean = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|FAQDESK_|VITEST|NODE_|DATABASE_URL$|HOST$|TEST$|DEV$|PROD$|MODE$)/.test(name),
  )
  const begin = Date.now()
  const child = spawn('npm', ['start'], {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(clean),
      PATH: path.join(':'),
      PORT: '0',
      ...(user ? { HOME: user.home, npm_config_cache: `${user.home}/.npm` } : {}),
      ...env,
    },
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  })
  let text = ''
  for (const stream of [child.stdout!, child.stderr!]) {
    stream.setEncoding('utf8')
    stream.on('data', (more: string) => {
      text += more
    })
  }
  let code: number | null | undefined
  const ended = new Promise<number | null>((resolve) => {
    child.once('close', (exitCode) => {
      code = exitCode
      resolve(exitCode)
    })
  })
  return {
    child,
    ended,
    output: () => text,
    async ready() {
      for (;;) {
        const address = text.match(/is ready: (http:\/\/\S+?)\/?\s/)?.[1]
        if (address) return { address, seconds: (Date.now() - begin) / 1000 }
        if (code !== undefined) throw new Error(`npm start ended with ${code}:\n${text}`)
        await wait(50)
      }
    },
    signalAll(signal) {
      try {
        process.kill(-child.pid!, signal)
      } catch {
        // Nobody is left.
      }
    },
  }
}
