import type { Flow } from '../schema/flow.ts'
import { optionsAt, type Path } from './walkFlow.ts'

/** Something wrong in a flow: where, as a path of fields, and what. */
export type FlowProblem = { path: PropertyKey[]; message: string }

/**
 * What a schema can't see: every way through must end at an entry that exists. Tells of steps that
 * are missing, loop, are never reached or leave no choice, of conditions that can't hold, and of
 * buttons that look alike.
 * @param ids the entries of the bot
 */
export function checkFlow(flow: Flow, ids: ReadonlySet<string>): FlowProblem[] {
  const problems: FlowProblem[] = []
  const told = new Set<string>()
  const report = (path: PropertyKey[], message: string) => {
    const key = [...path, message].join('\n')
    if (!told.has(key)) problems.push({ path, message })
    told.add(key)
  }

  if (!flow.steps[flow.first]) report(['first'], `names «${flow.first}», which is no step`)
  for (const [at, near] of (flow.near ?? []).entries())
    if (!ids.has(near)) report(['near', at], `names «${near}», which is no entry of this bot`)
  for (const [name, { options }] of Object.entries(flow.steps)) {
    const labels = new Map<string, string>()
    const known = new Set<string>()
    options.forEach((option, at) => {
      const place = ['steps', name, 'options', at]
      if (known.has(option.id)) report(place, `has the id «${option.id}» a second time`)
      known.add(option.id)
      if ((option.go === undefined) === (option.answer === undefined))
        report(place, 'needs either go, the next step, or answer, the entry')
      if (option.go !== undefined && !flow.steps[option.go])
        report([...place, 'go'], `names «${option.go}», which is no step`)
      for (const id of [option.answer, ...(option.also ?? [])])
        if (id !== undefined && !ids.has(id)) report(place, `names «${id}», which is no entry of this bot`)
      for (const [step, chosen] of Object.entries(option.when ?? {}))
        for (const other of chosen)
          if (!flow.steps[step]?.options.some(({ id }) => id === other))
            report([...place, 'when'], `asks for «${other}» of «${step}», which is no option there`)
      for (const label of [option.label.en, option.label['zh-Hant']]) {
        const twin = labels.get(label)
        if (twin !== undefined && !option.when) report([...place, 'label'], `says the same as «${twin}»`)
        labels.set(label, option.id)
      }
    })
  }
  if (problems.length > 0) return problems

  const reached = new Set<string>()
  const walk = (step: string, path: Path) => {
    if (path.some((chosen) => chosen.step === step)) {
      report(['steps', step], `is asked twice: ${[...path.map((chosen) => chosen.step), step].join(' → ')}`)
      return
    }
    reached.add(step)
    const options = optionsAt(flow, step, path)
    if (options.length < 2)
      report(
        ['steps', step],
        `leaves ${options.length === 0 ? 'no choice' : 'one choice only'} after ${path.map(({ step, option }) => `${step}: ${option}`).join(', ') || 'the beginning'}`,
      )
    for (const { id, go } of options) if (go !== undefined) walk(go, [...path, { step, option: id }])
  }
  walk(flow.first, [])
  for (const name of Object.keys(flow.steps))
    if (!reached.has(name)) report(['steps', name], 'is never reached: no option leads to it')
  return problems
}
