import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseYaml } from '@faqdesk/faqs'
import { type Quality, quality } from '../schema/quality.ts'

/** Where a bot's measured quality lies. It is no part of a publication: it says how one did and decides nothing. */
export const qualityFile = (botsDir: string, bot: string): string => join(botsDir, bot, 'quality.yaml')

/** The last measurement of a bot; undefined if there is none that can be read. */
export function readQuality(botsDir: string, bot: string): Quality | undefined {
  const path = qualityFile(botsDir, bot)
  return existsSync(path) ? parseYaml(readFileSync(path, 'utf8'), path, quality).value : undefined
}
