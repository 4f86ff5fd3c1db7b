import { type DestinationStream, type Logger, pino } from 'pino'
import type { Settings } from '../settings.ts'

/**
 * Structured logs, one JSON object a line, on standard output. By rule nothing that a person wrote, no
 * address and no conversation id is ever given to it.
 */
export function createLog({ logLevel }: Pick<Settings, 'logLevel'>, stream?: DestinationStream): Logger {
  const options = { level: logLevel, base: undefined, timestamp: pino.stdTimeFunctions.isoTime }
  return stream ? pino(options, stream) : pino(options)
}
