import type { Flow, FlowOption } from '../schema/flow.ts'

/** What was chosen so far, step by step, in the order of asking. */
export type Path = { step: string; option: string }[]

/** Whether an entry can be answered with; every entry, where nothing else is said. */
export type IsServed = (faqId: string) => boolean
const always: IsServed = () => true

/**
 * The options of a step that are shown after a path: those whose conditions hold, and which lead to
 * an entry that is served.
 */
export function optionsAt(flow: Flow, step: string, path: Path, isServed: IsServed = always): FlowOption[] {
  return (flow.steps[step]?.options ?? []).filter(
    ({ id, when, go, answer }) =>
      Object.entries(when ?? {}).every(([earlier, options]) =>
        path.some((chosen) => chosen.step === earlier && options.includes(chosen.option)),
      ) &&
      (isServed === always ||
        (answer !== undefined && isServed(answer)) ||
        (go !== undefined && optionsAt(flow, go, [...path, { step, option: id }], isServed).length > 0)),
  )
}

/** The most questions that may still follow, the one at `step` counted. A flow without loops is finite. */
export function questionsLeft(flow: Flow, step: string, path: Path, isServed: IsServed = always): number {
  const further = optionsAt(flow, step, path, isServed).map(({ id, go }) =>
    go === undefined ? 0 : questionsLeft(flow, go, [...path, { step, option: id }], isServed),
  )
  return 1 + Math.max(0, ...further)
}

/** Where a path leads: to a question with its options, or to the option at its end that has an entry. */
export type FlowPlace = { path: Path } & (
  | { step: string; options: FlowOption[]; leaf?: undefined }
  | { leaf: FlowOption; step?: undefined }
)

/**
 * Follows a path from the first step. What no longer holds, since the flow was edited or an entry is
 * served no longer, is cut off, so that the place is always one that exists.
 * @returns undefined if the flow leads nowhere today
 */
export function placeOf(flow: Flow, path: Path, isServed: IsServed = always): FlowPlace | undefined {
  let step = flow.first
  let options = optionsAt(flow, step, [], isServed)
  if (options.length === 0) return undefined
  const kept: Path = []
  for (const chosen of path) {
    const option = chosen.step === step ? options.find(({ id }) => id === chosen.option) : undefined
    if (!option) break
    kept.push({ step, option: option.id })
    if (option.go === undefined) return { path: kept, leaf: option }
    step = option.go
    options = optionsAt(flow, step, kept, isServed)
  }
  return { path: kept, step, options }
}

/** The options chosen along a path, each with the step that offered it. */
export function chosenAlong(flow: Flow, path: Path): { step: Flow['steps'][string]; option: FlowOption }[] {
  return path.flatMap((chosen) => {
    const step = flow.steps[chosen.step]
    const option = step?.options.find(({ id }) => id === chosen.option)
    return step && option ? [{ step, option }] : []
  })
}

/** Every entry at the end of a way through a flow. */
export function leavesOf(flow: Flow): Set<string> {
  const all = Object.values(flow.steps).flatMap(({ options }) => options.map(({ answer }) => answer))
  return new Set(all.filter((answer) => answer !== undefined))
}
