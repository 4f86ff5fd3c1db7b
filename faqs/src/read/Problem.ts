/** Something wrong in a content file, told so that a person can mend it. */
export type Problem = {
  /** Path of the file, from the folder that holds `faqs/` and `bots/`. */
  file: string
  /** 1 for the first line; absent where the whole file is meant. */
  line?: number
  /** Where in the file: `entries.lost-licence.fee.text`. */
  field?: string
  message: string
  /** An error keeps the file's old version live; a warning is for the writer only. */
  severity: 'error' | 'warning'
}

/** `faqs/genie/licence.yaml:12 entries.lost-licence.fee.text: is empty` */
export function formatProblem({ file, line, field, message, severity }: Problem): string {
  const place = line ? `${file}:${line}` : file
  return `${severity === 'warning' ? 'warning: ' : ''}${place}${field ? ` ${field}` : ''}: ${message}`
}
