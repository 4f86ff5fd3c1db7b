import { join } from 'node:path'
import { formatProblem } from '@faqdesk/faqs'
import { describe, expect, test } from 'vitest'
import { compilePublication } from '../publication/compilePublication.ts'
import { listBots } from '../publication/listBots.ts'
import { folders, readOnce } from '../testing/smallPublication.ts'
import { readScripts } from './readScripts.ts'
import { runScript } from './runScript.ts'

describe.each(listBots(folders.bots))('the conversations of %s', (bot) => {
  const { snapshot, problems } = readOnce(bot)
  const { scripts, problems: scriptProblems } = readScripts(join(folders.bots, bot))
  const publication = snapshot && compilePublication(snapshot)

  test('are written in a form that can be read', () => {
    expect(scriptProblems.map(formatProblem)).toEqual([])
    expect(problems.filter(({ severity }) => severity === 'error').map(formatProblem)).toEqual([])
  })

  for (const { file, script } of scripts)
    test(`${script.title} (${file})`, () => {
      if (!publication) throw new Error(`${bot} could not be read`)
      expect(runScript(publication, script)).toEqual([])
    })
})
