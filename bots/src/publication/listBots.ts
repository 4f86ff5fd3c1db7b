import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Ids of the bots in a folder: each folder in it that holds a `bot.yaml`, in order of name. */
export function listBots(botsFolder: string): string[] {
  return readdirSync(botsFolder, { withFileTypes: true })
    .filter((item) => item.isDirectory() && existsSync(join(botsFolder, item.name, 'bot.yaml')))
    .map((item) => item.name)
    .sort()
}
