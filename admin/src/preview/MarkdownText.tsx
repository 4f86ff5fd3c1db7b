import { lexer, type Token, type Tokens } from 'marked'
import { Fragment, type ReactNode } from 'react'

/**
 * The Markdown of answers as elements: paragraphs, lists, bold, italics, links, tables. What an
 * answer may not hold (HTML, images, headings) is shown as the text it is, so nothing written in a
 * draft can run here.
 */
export function MarkdownText({ text }: { text: string }) {
  return <>{renderAll(lexer(text))}</>
}

function renderAll(tokens: Token[] | undefined): ReactNode[] {
  // biome-ignore lint/suspicious/noArrayIndexKey: tokens have no identity but their place
  return (tokens ?? []).map((token, index) => <Fragment key={index}>{render(token)}</Fragment>)
}

function render(token: Token): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null
    case 'paragraph':
      return <p>{renderAll(token.tokens)}</p>
    case 'text':
      return token.tokens ? renderAll(token.tokens) : decodeEntities(token.text)
    case 'strong':
      return <strong>{renderAll(token.tokens)}</strong>
    case 'em':
      return <em>{renderAll(token.tokens)}</em>
    case 'br':
      return <br />
    case 'escape':
      return token.text
    case 'link':
      return /^(https?:|tel:|mailto:)/i.test(token.href) ? (
        <a href={token.href} target="_blank" rel="noreferrer noopener">
          {renderAll(token.tokens)}
        </a>
      ) : (
        token.raw
      )
    case 'list': {
      const items = (token as Tokens.List).items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
        <li key={index}>{renderAll(item.tokens)}</li>
      ))
      return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table
      return (
        <table>
          <thead>
            <tr>
              {header.map((cell) => (
                <th key={cell.text} scope="col">
                  {renderAll(cell.tokens)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity but their place
              <tr key={index}>
                {row.map((cell, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: cells have no identity but their place
                  <td key={column}>{renderAll(cell.tokens)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    }
    default:
      return <p>{token.raw}</p>
  }
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
const decodeEntities = (text: string) =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
