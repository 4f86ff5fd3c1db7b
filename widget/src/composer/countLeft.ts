/** The longest question that the server takes, in code points. */
export const longest = 1_000

/** How many code points may still be typed; below 0: too many. An emoji or a rare character counts as one. */
export function countLeft(text: string): number {
  return longest - [...text].length
}
