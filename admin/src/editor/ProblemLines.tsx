import type { FieldProblem } from './checkEntry.ts'

/** The messages at a field; the field names this element in `aria-describedby`. */
export function ProblemLines({ id, problems }: { id?: string; problems: FieldProblem[] }) {
  if (problems.length === 0) return null
  return (
    <span id={id} className="problem-lines">
      {problems.map(({ message, severity }) => (
        <span key={message} className={`problem-line ${severity}`}>
          {message}
        </span>
      ))}
    </span>
  )
}
