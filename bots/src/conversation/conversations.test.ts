import { join } from 'node:path'
import { formatProblem } from '@faqdesk/faqs'
import { describe, expect, test } from 'vitest'
import { compilePublication } from '../publication/compilePublication.ts'
import { listBots } from '../publication/listBots.ts'
import { folders, readOnce } from '../testing/smallPublication.ts'
import { readScripts } from './readScripts.ts'
import { runScript } from './runScript.ts'

const bots = listBots(folders.bots)
const publications = new Map(
  bots.flatMap((bot) => {
    const { snapshot } = readOnce(bot)
    return snapshot ? [[bot, compilePublication(snapshot)] as const] : []
  }),
)

describe.each(bots)('the conversations of %s', (bot) => {
  const { problems } = readOnce(bot)
  const { scripts, problems: scriptProblems } = readScripts(join(folders.bots, bot))
  const publication = publications.get(bot)
  const peers = [...publications.values()].filter((other) => other !== publication)

  test('are written in a form that can be read', () => {
    expect(scriptProblems.map(formatProblem)).toEqual([])
    expect(problems.filter(({ severity }) => severity === 'error').map(formatProblem)).toEqual([])
  })

  for (const { file, script } of scripts)
    test(`${script.title} (${file})`, () => {
      if (!publication) throw new Error(`${bot} could not be read`)
      expect(runScript(publication, script, peers)).toEqual([])
    })
})
