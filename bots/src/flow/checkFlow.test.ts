import { expect, test } from 'vitest'
import type { Flow } from '../schema/flow.ts'
import { checkFlow } from './checkFlow.ts'
import { questionsLeft } from './walkFlow.ts'

const text = (en: string) => ({ en, 'zh-Hant': `${en}（中）` })
const ids = new Set(['apply', 'renew', 'import', 'none-needed'])

function makeFlow(change: (flow: Flow) => void = () => {}): Flow {
  const flow: Flow = {
    title: text('Do I need a licence?'),
    starts: { en: ['do i need one'] },
    first: 'age',
    steps: {
      age: {
        ask: text('How old is the dog?'),
        options: [
          { id: 'young', label: text('Under five months'), answer: 'none-needed' },
          { id: 'old', label: text('Older'), go: 'licensed' },
        ],
      },
      licensed: {
        ask: text('Has it had a licence?'),
        options: [
          { id: 'yes', label: text('Yes'), answer: 'renew' },
          { id: 'no', label: text('No'), answer: 'apply', also: ['import'] },
          { id: 'never', label: text('It is too young'), when: { age: ['young'] }, answer: 'none-needed' },
        ],
      },
    },
  }
  change(flow)
  return flow
}

test('a flow whose ways all end at entries has no problem', () => {
  expect(checkFlow(makeFlow(), ids)).toEqual([])
  expect(questionsLeft(makeFlow(), 'age', [])).toBe(2)
})

test.each<[string, (flow: Flow) => void, string]>([
  ['a first step that is missing', (flow) => (flow.first = 'nowhere'), 'names «nowhere», which is no step'],
  ['a leaf that is no entry', (flow) => (flow.steps.licensed!.options[0]!.answer = 'gone'), 'names «gone»'],
  ['a step that is missing', (flow) => (flow.steps.age!.options[1]!.go = 'gone'), 'names «gone», which is no step'],
  ['an option that leads nowhere', (flow) => delete flow.steps.age!.options[0]!.answer, 'needs either go'],
  ['an option that leads to two places', (flow) => (flow.steps.age!.options[0]!.go = 'licensed'), 'needs either go'],
  [
    'a loop',
    (flow) => {
      delete flow.steps.licensed!.options[0]!.answer
      flow.steps.licensed!.options[0]!.go = 'age'
    },
    'is asked twice: age → licensed → age',
  ],
  ['a step that is never reached', (flow) => (flow.steps.lost = flow.steps.licensed!), 'is never reached'],
  [
    'a step that leaves one choice',
    (flow) => {
      flow.steps.licensed!.options[0]!.when = { age: ['young'] }
    },
    'leaves one choice only after age: old',
  ],
  [
    'a condition on an option that is missing',
    (flow) => (flow.steps.licensed!.options[2]!.when = { age: ['ancient'] }),
    'asks for «ancient» of «age», which is no option there',
  ],
  [
    'two buttons that look alike',
    (flow) => (flow.steps.age!.options[1]!.label = text('Under five months')),
    'says the',
  ],
  ['an id that stands twice', (flow) => (flow.steps.age!.options[1]!.id = 'young'), 'has the id «young» a second'],
])('%s is told', (_, change, message) => {
  expect(checkFlow(makeFlow(change), ids).map((problem) => problem.message)).toContainEqual(
    expect.stringContaining(message),
  )
})
