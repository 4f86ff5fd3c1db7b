import { Marked, type Tokens } from 'marked'
import { type CardElement, textBlock } from './AdaptiveCard.ts'

const marked = new Marked({ gfm: true })

/** Our Markdown as elements of a card: a text block for each block, since a text block knows no tables. */
export function markdownToCard(markdown: string): CardElement[] {
  return marked.lexer(markdown).flatMap((token): CardElement[] => {
    if (token.type === 'table') return [table(token as Tokens.Table)]
    const text = token.raw.trim()
    return text ? [textBlock(text)] : []
  })
}

function table({ header, rows }: Tokens.Table): CardElement {
  return {
    type: 'Table',
    columns: header.map(() => ({ width: 1 })),
    firstRowAsHeader: true,
    rows: [header, ...rows].map((cells) => ({
      type: 'TableRow',
      cells: cells.map(({ text }) => ({ type: 'TableCell', items: text ? [textBlock(text)] : [] })),
    })),
  }
}
