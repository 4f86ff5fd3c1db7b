import { createContext, useContext } from 'react'
import type { FieldProblem } from './checkEntry.ts'
import { type DraftEntry, getAt, type Path } from './entryPaths.ts'

export type EditorContextValue = {
  entry: DraftEntry
  problems: FieldProblem[]
  readOnly: boolean
  /** Whether Simplified Chinese is shown below the Traditional. */
  showSimplified: boolean
  /** Undefined until the dictionary is loaded. */
  toSimplified: ((text: string) => string) | undefined
  set: (path: Path, value: unknown) => void
}

export const EditorContext = createContext<EditorContextValue | undefined>(undefined)

export function useEditor(): EditorContextValue {
  const value = useContext(EditorContext)
  if (!value) throw new Error('useEditor needs an EditorContext above it')
  return value
}

/** A value of the entry and the way to change it. */
export function useValue<T>(path: Path): [T | undefined, (value: T | undefined) => void] {
  const { entry, set } = useEditor()
  return [getAt(entry, path) as T | undefined, (value) => set(path, value)]
}

/** What is wrong at exactly this field. */
export function useProblems(path: Path): FieldProblem[] {
  const { problems } = useEditor()
  const name = path.join('.')
  return problems.filter((problem) => problem.path === name)
}
