import { hongKongDay, listBots } from '@faqdesk/bots'
import { writeCards } from '../card/writeCards.ts'
import { readSettings } from '../settings.ts'
import { lintBots } from './lintBots.ts'
import { newBot } from './newBot.ts'
import { pause } from './pause.ts'
import { recordIds } from './recordIds.ts'
import { replay } from './replay.ts'
import { writeSchemas } from './writeSchemas.ts'

const usage = `usage: npm run faq -- <command>

  lint [bot …]    check the content of all bots, or of those named; exits with 1 if there are errors
  new-bot <id>    make a bot of that id with an example to begin with
  ids [bot …]     record the ids of new entries in faqs/<bot>/ids.txt, so that none can vanish unseen
  replay [--bot ID] [--conversation ID] [--since DAY] [--limit N]
                  take stored turns again and show that they come out the same; prints those that don't, with
                  both, and exits with 1. ID of a conversation: as in the store, or as its holder has it
  pause [bot] [--channel CHANNEL] [--reason TEXT]
                  take a bot off at once, on every node: it names the people who can help and answers nothing.
                  CHANNEL is widget (or api), directline, pages or assistants; all of them without one.
                  Without a bot: what is paused
  resume <bot> [--channel CHANNEL]
                  let it go on
  cards           write the card of every bot, docs/bots/<bot>.md
  schema          write the JSON Schemas of faqs/schema/, by which editors check the YAML files`

const [command, ...args] = process.argv.slice(2)
const settings = readSettings(process.env)
const say = (line: string) => console.log(line)

if (command === 'lint') process.exitCode = lintBots(settings, args, { today: hongKongDay(new Date()), say })
else if (command === 'new-bot' && args.length === 1)
  process.exitCode = newBot(settings, args[0]!, { today: hongKongDay(new Date()), say })
else if (command === 'ids')
  for (const bot of args.length > 0 ? args : listBots(settings.botsDir))
    say(`${bot}: ${recordIds(settings.faqsDir, bot).length} ids added to ids.txt`)
else if (command === 'replay') process.exitCode = await replay(settings, args, { say })
else if (command === 'pause' || command === 'resume') process.exitCode = await pause(command, settings, args, { say })
else if (command === 'cards' && args.length === 0) writeCards(settings, { say })
else if (command === 'schema' && args.length === 0) writeSchemas(settings.faqsDir, { say })
else {
  console.error(usage)
  process.exitCode = 2
}
