import type { Flow, FlowOption } from '../schema/flow.ts'

/** What was chosen so far, step by step, in the order of asking. */
export type Path = { step: string; option: string }[]

/** The options of a step that are shown after a path: those whose conditions hold. */
export function optionsAt(flow: Flow, step: string, path: Path): FlowOption[] {
  return (flow.steps[step]?.options ?? []).filter(({ when }) =>
    Object.entries(when ?? {}).every(([earlier, options]) =>
      path.some((chosen) => chosen.step === earlier && options.includes(chosen.option)),
    ),
  )
}

/** The most questions that may still follow, the one at `step` counted. A flow without loops is finite. */
export function questionsLeft(flow: Flow, step: string, path: Path): number {
  const further = optionsAt(flow, step, path).map(({ id, go }) =>
    go === undefined ? 0 : questionsLeft(flow, go, [...path, { step, option: id }]),
  )
  return 1 + Math.max(0, ...further)
}
