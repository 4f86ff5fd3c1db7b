import { parseArgs } from 'node:util'
import {
  type Difference,
  type Hindrance,
  type Replayed,
  type ReplayOptions,
  replayTurns,
} from '../replay/replayTurns.ts'
import type { Settings } from '../settings.ts'
import { findConversationRow } from '../store/conversations.ts'
import { runOnDatabase } from './runOnDatabase.ts'

const reasons: Record<Hindrance, string> = {
  forgotten: 'the person had the conversation forgotten',
  expired: 'the text is gone: the bot keeps it for a number of days (keepDays in bot.yaml)',
  'too old': 'taken before FAQ Desk kept what a replay needs',
  'other engine': 'taken with another version of the engine than this one',
  'no publication': 'its publication is not in the store',
  'no vectors': 'the vectors of its entries are in the store no more, or not all of them',
  'unusable publication': 'its publication can not be used by this version of FAQ Desk',
}

/**
 * Replays stored turns and prints those that come out otherwise, with both, and a summary.
 * @returns the exit code: 0 if all that could be replayed came out the same, 1 if not or if it could not be done,
 * 2 for arguments that can't be understood
 */
export async function replay(
  settings: Pick<Settings, 'databaseUrl' | 'dataDir'>,
  args: string[],
  { say }: { say: (line: string) => void },
): Promise<number> {
  return runOnDatabase(settings, say, {
    readArguments: () => readOptions(args),
    isReadOnly: () => true,
    async act(db, { conversation: id, ...rest }) {
      const conversation = id === undefined ? undefined : await findConversationRow(db, id)
      if (id !== undefined && conversation === undefined) {
        say(`There is no conversation ${id}.`)
        return 1
      }
      return tell(replayTurns(db, { ...rest, conversation }), say)
    },
  })
}

function readOptions(args: string[]): ReplayOptions {
  const { values } = parseArgs({
    args: joinId(args),
    options: {
      bot: { type: 'string' },
      conversation: { type: 'string' },
      since: { type: 'string' },
      limit: { type: 'string' },
    },
  })
  const since = values.since === undefined ? undefined : new Date(`${values.since}T00:00:00+08:00`)
  if (since && (!/^\d{4}-\d\d-\d\d$/.test(values.since!) || Number.isNaN(since.getTime())))
    throw new Error(`--since ${values.since}: write a day, as 2026-11-24`)
  const limit = values.limit === undefined ? undefined : Number(values.limit)
  if (limit !== undefined && !(Number.isInteger(limit) && limit > 0))
    throw new Error(`--limit ${values.limit}: give a number, as 100`)
  return { bot: values.bot, conversation: values.conversation, since, limit }
}

/** An id may begin with a hyphen, which would be an option if it stood by itself. */
function joinId(args: string[]): string[] {
  const at = args.indexOf('--conversation')
  return at < 0 || at + 1 === args.length ? args : args.toSpliced(at, 2, `--conversation=${args[at + 1]}`)
}

async function tell(replayed: AsyncIterable<Replayed>, say: (line: string) => void): Promise<number> {
  let same = 0
  const hindered = new Map<Hindrance, number>()
  const differing = { sameCode: 0, otherCode: 0 }
  for await (const one of replayed) {
    if (one.result === 'same') same++
    else if (one.result === 'not replayed') hindered.set(one.why, (hindered.get(one.why) ?? 0) + 1)
    else {
      differing[one.sameCode ? 'sameCode' : 'otherCode']++
      const { id, bot, conversationId, number, createdAt, text, content, engine } = one.turn
      say(`✗ turn ${id} of ${bot}, ${createdAt.toISOString()}`)
      say(`  turn ${number} of conversation ${conversationId}; publication ${content}, engine ${engine}`)
      say(`  message: ${text}`)
      for (const difference of one.differences) say(describe(difference))
      if (!one.sameCode) say('  (The code that answers was changed since, without a new version of the engine.)')
    }
  }
  const differs = differing.sameCode + differing.otherCode
  say(`Turns replayed: ${same + differs}; ${same} came out the same, ${differs} did not.`)
  if (differing.otherCode > 0) say(`Taken by other code than this, of those that did not: ${differing.otherCode}.`)
  for (const [why, count] of hindered) say(`Not replayed: ${count}; ${reasons[why]}.`)
  return differs === 0 ? 0 : 1
}

/** Both sides in full, below each other; a text of several lines with its lines. */
function describe({ what, was, is }: Difference): string {
  const show = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing'))
  const indent = (text: string) => text.replaceAll('\n', '\n           ')
  return `  ${what}\n    stored   ${indent(show(was))}\n    replayed ${indent(show(is))}`
}
