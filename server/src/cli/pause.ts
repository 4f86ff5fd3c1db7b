import { userInfo } from 'node:os'
import { parseArgs } from 'node:util'
import type { Database } from '../database/connect.ts'
import { channels, readChannel } from '../pauses/channels.ts'
import type { Settings } from '../settings.ts'
import { isKnownBot, type Pause, pauseBot, readPauses, resumeBot } from '../store/pauses.ts'
import { runOnDatabase } from './runOnDatabase.ts'

type Tell = { say: (line: string) => void }
type DatabaseSettings = Pick<Settings, 'databaseUrl' | 'dataDir'>
type Verb = 'pause' | 'resume'

/**
 * Takes a bot off at once, on every node, or lets it go on; without a bot, tells what is paused.
 * @returns the exit code: 0 if it is as wanted, 1 if it could not be done, 2 for arguments that can't be understood
 */
export async function pause(verb: Verb, settings: DatabaseSettings, args: string[], { say }: Tell): Promise<number> {
  return runOnDatabase(settings, say, {
    readArguments: () => readArguments(verb, args),
    isReadOnly: ({ bot }) => bot === undefined,
    async act(db, { bot, channel, reason }) {
      if (bot === undefined) return tellPauses(db, say)
      if (!(await isKnownBot(db, bot))) {
        say(`There is no bot «${bot}» in the store.`)
        return 1
      }
      const by = `${userInfo().username} (command)`
      if (verb === 'pause') await pauseBot(db, { bot, channel, by, reason })
      else if ((await resumeBot(db, { bot, channel, by })).length === 0) say(`${bot} was not paused ${on(channel)}.`)
      const left = (await readPauses(db)).filter((one) => one.bot === bot)
      for (const one of left) say(describe(one))
      if (left.length === 0) say(`${bot} answers on every channel.`)
      return verb === 'resume' && left.some((one) => channel === '*' || one.channel === '*') ? 1 : 0
    },
  })
}

function readArguments(verb: Verb, args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { channel: { type: 'string' }, reason: { type: 'string' } },
  })
  if (positionals.length > 1) throw new Error(`One bot at a time, please: ${positionals.join(', ')}`)
  if (verb === 'resume' && positionals.length === 0) throw new Error('Say which bot is to go on: resume <bot>')
  const channel = readChannel(values.channel ?? '*')
  if (!channel) throw new Error(`--channel ${values.channel}: is one of widget, ${channels.join(', ')}`)
  return { bot: positionals[0], channel, reason: values.reason ?? '' }
}

async function tellPauses(db: Database, say: Tell['say']): Promise<number> {
  const all = await readPauses(db)
  for (const one of all) say(describe(one))
  if (all.length === 0) say('No bot is paused.')
  return 0
}

function describe({ bot, channel, since, by, reason }: Pause): string {
  const moment = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Hong_Kong',
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(since)
  return `${bot} is paused ${on(channel)} since ${moment}, by ${by}${reason ? `: ${reason}` : ''}`
}

const on = (channel: Pause['channel']) => (channel === '*' ? 'on all channels' : `on the channel ${channel}`)
