import { createHmac } from 'node:crypto'

/**
 * The headers of a message after the Standard Webhooks convention
 * (https://www.standardwebhooks.com, «Signature scheme»): HMAC-SHA256 over id, time and body.
 * @param secret `whsec_` and the key in base64
 * @param at the moment of this attempt, so that an old message can't be sent again by others
 */
export function signMessage(secret: string, { id, at, body }: { id: string; at: Date; body: string }) {
  const timestamp = Math.floor(at.getTime() / 1000)
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': `v1,${signature}` }
}
