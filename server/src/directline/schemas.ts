import { z } from '@hono/zod-openapi'
import { length, longestQuestion, tooLong } from '../api/schemas.ts'

const userId = z
  .string('should be a text')
  .regex(/^[\w.@:|-]{1,100}$/, 'should have 1 to 100 letters, digits, . _ @ : | or -')

export const GenerateBody = z
  .object({
    user: z
      .object({
        id: userId
          .refine((id) => id.startsWith('dl_'), 'should begin with dl_, as Direct Line asks of ids in tokens')
          .optional(),
      })
      .optional(),
  })
  .openapi('DirectLineUser')

export const StartBody = z
  .object({
    user: z.object({ id: userId.optional() }).optional(),
    locale: z.string().max(35).optional().describe('BCP 47; without it the browser’s wishes count'),
  })
  .openapi('DirectLineStart')

const token = z.string().describe('Good for this bot, conversation and user alone')
const expires_in = z.int().describe('Seconds')

export const DirectLineToken = z.object({ conversationId: z.string(), token, expires_in }).openapi('DirectLineToken')
export const DirectLineConversation = DirectLineToken.extend({
  streamUrl: z.string().describe('WebSocket address, to be opened within a minute'),
}).openapi('DirectLineConversation')

export const ActivityId = z.object({ id: z.string() }).openapi('ActivityId')

/** What is read of an activity that a client posts. What else it has is neither kept nor used. */
export const PostedActivity = z
  .looseObject({
    type: z.string('is missing: send message').max(100),
    text: z
      .string('should be a text')
      .refine((text) => length(text) <= longestQuestion, tooLong)
      .optional(),
    from: z
      .looseObject({ id: z.string().max(200).optional() })
      .optional()
      .describe('What a token says goes before it'),
    locale: z.string().max(35).optional(),
    value: z.unknown().optional().describe('What the button of a card sends: a text, or an object with `text`'),
    name: z.string().max(100).optional(),
    attachments: z.array(z.unknown()).optional().describe('Files are refused'),
    channelData: z
      .looseObject({
        clientActivityID: z
          .string()
          .regex(/^[\x20-\x7e]{1,200}$/, 'should have 1 to 200 letters')
          .optional(),
      })
      .optional()
      .describe('With the same `clientActivityID` a message is taken once'),
  })
  .openapi('PostedActivity', { description: 'A Bot Framework activity' })
export type PostedActivity = z.output<typeof PostedActivity>

export const ActivitySet = z
  .object({
    activities: z.array(z.looseObject({ id: z.string(), type: z.string() })),
    watermark: z.string().describe('Sent back to read on from here'),
  })
  .openapi('ActivitySet')

export const WatermarkQuery = z.object({ watermark: z.string().max(20).optional() })
export const LineParam = z.object({ conversationId: z.string().max(100) })
