export type Piece = { kind: 'same' | 'removed' | 'added'; text: string }

const token = /\p{Script=Han}|[\p{Script=Latin}\p{N}]+(?:[.,'’-][\p{Script=Latin}\p{N}]+)*|\s+|./gsu

/**
 * What changed from one text to another: Chinese character by character, other scripts word by
 * word. Longest common subsequence by dynamic programming over what remains after the common
 * beginning and end; a pair too large for that (4 million cells) is shown as replaced.
 */
export function diffText(before: string, after: string): Piece[] {
  const [old, next] = [before.match(token) ?? [], after.match(token) ?? []]
  let start = 0
  while (start < old.length && start < next.length && old[start] === next[start]) start++
  let end = 0
  while (end < old.length - start && end < next.length - start && old.at(-1 - end) === next.at(-1 - end)) end++
  const middle = diffTokens(old.slice(start, old.length - end), next.slice(start, next.length - end))
  return joinPieces([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: old.slice(old.length - end).join('') },
  ])
}

function diffTokens(old: string[], next: string[]): Piece[] {
  const [rows, columns] = [old.length + 1, next.length + 1]
  if (rows * columns > 4_000_000)
    return [
      { kind: 'removed', text: old.join('') },
      { kind: 'added', text: next.join('') },
    ]
  const common = new Uint16Array(rows * columns)
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = next.length - 1; j >= 0; j--)
      common[i * columns + j] =
        old[i] === next[j]
          ? common[(i + 1) * columns + j + 1]! + 1
          : Math.max(common[(i + 1) * columns + j]!, common[i * columns + j + 1]!)
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < old.length && j < next.length) {
    if (old[i] === next[j]) {
      pieces.push({ kind: 'same', text: old[i++]! })
      j++
    } else if (common[(i + 1) * columns + j]! >= common[i * columns + j + 1]!)
      pieces.push({ kind: 'removed', text: old[i++]! })
    else pieces.push({ kind: 'added', text: next[j++]! })
  }
  for (; i < old.length; i++) pieces.push({ kind: 'removed', text: old[i]! })
  for (; j < next.length; j++) pieces.push({ kind: 'added', text: next[j]! })
  return pieces
}

/** Neighbours of one kind become one piece; within a change, what was removed comes before what was added. */
function joinPieces(pieces: Piece[]): Piece[] {
  const joined: Piece[] = []
  let [removed, added] = ['', '']
  const flush = () => {
    if (removed) joined.push({ kind: 'removed', text: removed })
    if (added) joined.push({ kind: 'added', text: added })
    removed = added = ''
  }
  for (const { kind, text } of pieces) {
    if (text === '') continue
    if (kind === 'removed') removed += text
    else if (kind === 'added') added += text
    else {
      flush()
      const last = joined.at(-1)
      if (last?.kind === 'same') last.text += text
      else joined.push({ kind, text })
    }
  }
  flush()
  return joined
}
