export type Import = {
  file: string
  line: number
  specifier: string
  /** Nothing of it is left when the types are stripped. */
  typeOnly: boolean
}

/**
 * All imports of a module: static, dynamic, re-exports, `import('…')` types and `require`. Reads the
 * text, since TypeScript 7 has no compiler API; comments are blanked first.
 */
export function findImports(file: string, text: string): Import[] {
  const code = blankComments(text)
  const found: Import[] = []
  const note = (index: number, specifier: string, typeOnly: boolean) =>
    found.push({ file, line: code.slice(0, index).split('\n').length, specifier, typeOnly })

  const statement = /^[ \t]*(import|export)\s+(?:(type)\s+)?([^'"`;=]*?)\bfrom\s*(['"])([^'"\n]+)\4/gm
  for (const { 0: whole, 2: type, 3: names = '', 5: specifier = '', index } of code.matchAll(statement))
    note(index + whole.search(/\S/), specifier, type !== undefined || isTypesOnly(names))
  for (const { 0: whole, 2: specifier = '', index } of code.matchAll(/^[ \t]*import\s*(['"])([^'"\n]+)\1/gm))
    note(index + whole.search(/\S/), specifier, false)
  const call = /(typeof\s+)?\b(?:import|require)\s*\(\s*(['"`])([^'"`\n]+)\2/g
  for (const { 1: typeOf, 3: specifier = '', index } of code.matchAll(call)) {
    // `import('x').Name` without `await` before it is a type.
    const after = code.slice(index).match(/\)\s*\.\s*[A-Z]/)
    const before = code.slice(Math.max(0, index - 12), index)
    const isType =
      typeOf !== undefined || (after?.index === code.slice(index).indexOf(')') && !/await\s*$/.test(before))
    note(index, specifier, isType)
  }
  return found.sort((one, other) => one.line - other.line)
}

/** `{ type A, type B }` leaves an import behind that loads nothing of use; only all-type lists count. */
function isTypesOnly(names: string): boolean {
  const list = names.match(/^\s*\{([^}]*)\}\s*$/)?.[1]
  if (list === undefined) return false
  const parts = list.split(',').filter((part) => part.trim())
  return parts.length > 0 && parts.every((part) => /^\s*type\s/.test(part))
}

/** Comments become blanks, so that lines keep their numbers; what stands in texts and templates stays. */
function blankComments(text: string): string {
  const token = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\[\s\S])*`/g
  return text.replace(token, (found) => (found.startsWith('/') ? found.replace(/[^\n]/g, ' ') : found))
}
