import { join } from 'node:path'
import { bot, conversationFile, flow, holidays, otherLanguages, phrases, referralRule, smallTalk } from '@faqdesk/bots'
import { type SchemaFile, schemaFiles, writeJsonSchema } from '@faqdesk/faqs'
import type { z } from 'zod'

/** The JSON Schemas of all that people write, of `faqs/` and `bots/`, by file name. */
export const allSchemaFiles: Record<string, SchemaFile & { schema: z.ZodType }> = {
  ...schemaFiles,
  'bot.schema.json': { schema: bot, title: 'Who a bot is (bots/<bot>/bot.yaml)' },
  'conversations.schema.json': {
    schema: conversationFile,
    title: 'Conversation tests (bots/<bot>/conversations/*.yaml)',
  },
  'flow.schema.json': { schema: flow, title: 'A guided flow (bots/<bot>/flows/*.yaml)' },
  'holidays.schema.json': { schema: holidays, title: 'General holidays (bots/shared/holidays.yaml)' },
  'other-languages.schema.json': {
    schema: otherLanguages,
    title: 'Languages that no bot speaks (bots/shared/otherLanguages.yaml)',
  },
  'phrases.schema.json': { schema: phrases, title: 'What every bot says (bots/shared/phrases.yaml)' },
  'referral.schema.json': {
    schema: referralRule,
    title: "When a question is another bot's (bots/shared/referral.yaml)",
  },
  'small-talk.schema.json': { schema: smallTalk, title: 'Small talk and guards (bots/shared/smallTalk.yaml)' },
}

/** Writes the JSON Schemas to `<faqs>/schema/`, where editors and the first line of each YAML file find them. */
export function writeSchemas(faqsDir: string, { say }: { say: (line: string) => void }): void {
  for (const [name, { schema, title }] of Object.entries(allSchemaFiles)) {
    const path = join(faqsDir, 'schema', name)
    writeJsonSchema(schema, path, { title })
    say(path)
  }
}
