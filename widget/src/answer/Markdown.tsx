// biome-ignore-all lint/suspicious/noArrayIndexKey: the tokens of a text never change places
import { Lexer, type Token, type Tokens } from 'marked'
import { Fragment, type ReactNode } from 'react'
import type { Messages } from '../language/messages.ts'
import { SafeLink } from './SafeLink.tsx'

/**
 * Markdown of an answer as elements: paragraphs, lists, bold, links, tables. No HTML string is ever
 * made: marked only cuts the text into tokens. HTML in the text is shown as it was typed, an image as
 * its alternative text.
 */
export function Markdown({ text, m }: { text: string; m: Messages }) {
  return <div className="markdown">{blocks(new Lexer({ gfm: true }).lex(text), m)}</div>
}

function blocks(tokens: Token[], m: Messages): ReactNode[] {
  return tokens.map((token, key) => <Fragment key={key}>{block(token as Tokens.Generic, m)}</Fragment>)
}

function block(token: Tokens.Generic, m: Messages): ReactNode {
  switch (token.type) {
    case 'paragraph':
      return <p>{inlines(token.tokens, m)}</p>
    case 'heading':
      return <h4>{inlines(token.tokens, m)}</h4>
    case 'list': {
      const items = (token as Tokens.List).items.map((item, key) => <li key={key}>{blocks(item.tokens, m)}</li>)
      return token.ordered ? <ol start={Number(token.start) || 1}>{items}</ol> : <ul>{items}</ul>
    }
    case 'blockquote':
      return <blockquote>{blocks(token.tokens ?? [], m)}</blockquote>
    case 'table':
      return <Table table={token as Tokens.Table} m={m} />
    case 'code':
      return <p>{token.text}</p>
    case 'hr':
      return <hr />
    case 'space':
    case 'def':
      return null
    // In a list item marked makes the words a block of type "text".
    default:
      return token.tokens ? inlines(token.tokens, m) : inline(token, m)
  }
}

function Table({ table, m }: { table: Tokens.Table; m: Messages }) {
  return (
    <div className="table">
      <table>
        <thead>
          <tr>
            {table.header.map((cell, key) => (
              <th key={key} scope="col">
                {inlines(cell.tokens, m)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, key) => (
            <tr key={key}>
              {row.map((cell, column) => (
                <td key={column}>{inlines(cell.tokens, m)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function inlines(tokens: Token[] | undefined, m: Messages): ReactNode[] {
  return (tokens ?? []).map((token, key) => <Fragment key={key}>{inline(token as Tokens.Generic, m)}</Fragment>)
}

function inline(token: Tokens.Generic, m: Messages): ReactNode {
  switch (token.type) {
    case 'strong':
      return <strong>{inlines(token.tokens, m)}</strong>
    case 'em':
      return <em>{inlines(token.tokens, m)}</em>
    case 'del':
      return <del>{inlines(token.tokens, m)}</del>
    case 'codespan':
      return <code>{token.text}</code>
    case 'br':
      return <br />
    case 'link':
      return (
        <SafeLink href={token.href} m={m}>
          {inlines(token.tokens, m)}
        </SafeLink>
      )
    case 'html':
      return token.raw
    case 'text':
      return token.tokens ? inlines(token.tokens, m) : token.text
    default:
      return token.text ?? token.raw
  }
}
