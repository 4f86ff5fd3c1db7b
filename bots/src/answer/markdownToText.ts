import { Marked, type Token, type Tokens } from 'marked'

const marked = new Marked({ gfm: true })

/**
 * Markdown as plain text that reads well aloud and on a client that shows nothing else: bullets as
 * «•», numbers kept, a link as its title and address, a table row by row.
 */
export function markdownToText(markdown: string): string {
  return blocksToText(marked.lexer(markdown), '\n\n').trim()
}

function blocksToText(tokens: Token[], between = '\n'): string {
  return tokens.map(blockToText).filter(Boolean).join(between)
}

function blockToText(token: Token): string {
  switch (token.type) {
    case 'space':
      return ''
    case 'list':
      return listToText(token as Tokens.List)
    case 'table': {
      const { header, rows } = token as Tokens.Table
      return [header, ...rows].map((row) => row.map((cell) => inlineToText(cell.tokens)).join(' | ')).join('\n')
    }
    case 'code':
      return (token as Tokens.Code).text
    case 'html':
    case 'hr':
    case 'def':
      return ''
    case 'blockquote':
      return blocksToText((token as Tokens.Blockquote).tokens)
    default:
      return inlineToText('tokens' in token && token.tokens ? token.tokens : [token])
  }
}

function listToText({ ordered, start, items }: Tokens.List): string {
  return items
    .map((item, index) => {
      const mark = ordered ? `${Number(start || 1) + index}.` : '•'
      return `${mark} ${blocksToText(item.tokens).replace(/\n/g, '\n  ')}`
    })
    .join('\n')
}

function inlineToText(tokens: Token[]): string {
  return tokens
    .map((token): string => {
      switch (token.type) {
        case 'link': {
          const { href, tokens: inner } = token as Tokens.Link
          const title = inlineToText(inner)
          const address = href.replace(/^(mailto|tel):/, '')
          return title === address || title === href ? address : `${title} ${address}`
        }
        case 'br':
          return '\n'
        case 'html':
          return ''
        case 'image':
          return (token as Tokens.Image).text
        default:
          if ('tokens' in token && token.tokens) return inlineToText(token.tokens)
          return decodeEntities('text' in token ? String(token.text) : token.raw)
      }
    })
    .join('')
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' }

function decodeEntities(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => entities[name] ?? whole)
}
