/**
 * The length of a Chinese text: characters and, as one each, the numbers and Latin words between
 * them. Counted as the lint of the files counts it, so that form and lint agree.
 */
export function countHan(text: string): number {
  return (text.match(/\p{Script=Han}|[\p{Script=Latin}\p{N}][\p{Script=Latin}\p{N}.,$-]*/gu) ?? []).length
}

export function countWords(text: string): number {
  return text.trim() === '' ? 0 : text.trim().split(/\s+/).length
}
