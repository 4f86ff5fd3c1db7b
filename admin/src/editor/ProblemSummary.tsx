import { useMessages } from '../language/LanguageProvider.tsx'
import type { FieldProblem } from './checkEntry.ts'
import { fieldName } from './fieldName.ts'
import { isInside } from './placeProblems.ts'

/** What stands between the draft and publishing, each a way to its field. */
export function ProblemSummary({ problems }: { problems: FieldProblem[] }) {
  const messages = useMessages()
  if (problems.length === 0) return null
  const errors = problems.filter(({ severity }) => severity === 'error')
  const warnings = problems.length - errors.length
  return (
    <details className="problem-summary">
      <summary>
        {errors.length > 0 && <span className="problem-line error">{messages.problemsCount(errors.length)}</span>}
        {warnings > 0 && <span className="problem-line warning">{messages.warningsCount(warnings)}</span>}
      </summary>
      <ul>
        {problems.map(({ path, message, severity }) => (
          <li key={`${path} ${message}`} className={`problem-line ${severity}`}>
            {path ? (
              <button type="button" className="link-button" onClick={() => focusField(path)}>
                {fieldName(path, messages)}
              </button>
            ) : null}{' '}
            {message}
          </li>
        ))}
      </ul>
    </details>
  )
}

/** Focuses the input of a path, or the nearest one to it. */
export function focusField(path: string): void {
  const inputs = [...document.querySelectorAll<HTMLElement>('.entry-form [data-path]')]
  const inside = inputs.find((input) => isInside(input.dataset.path ?? '', path) && input.tagName !== 'FIELDSET')
  const around = inputs
    .filter((input) => isInside(path, input.dataset.path ?? ''))
    .sort((one, other) => (other.dataset.path?.length ?? 0) - (one.dataset.path?.length ?? 0))[0]
  const target = inside ?? around ?? document.getElementById(path.split('.')[0] ?? '')
  target?.scrollIntoView({ block: 'center' })
  target?.focus({ preventScroll: true })
}
