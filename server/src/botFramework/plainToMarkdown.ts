/**
 * Plain text of ours for clients that draw Markdown: lines stay lines, bullets become a list, addresses
 * links, and nothing else is taken for a mark.
 */
export function plainToMarkdown(text: string): string {
  const toBlock = (block: string) => block.split('\n').map(toLine).join('  \n')
  return text
    .split(/\n{2,}/)
    .map(toBlock)
    .join('\n\n')
}

const address = /(https?:\/\/[^\s<>（），。；、]+)/

function toLine(line: string): string {
  const isItem = line.startsWith('• ')
  const parts = (isItem ? line.slice(2) : line).split(address)
  const text = parts.map((part, at) => (at % 2 ? `<${part}>` : part.replace(/[\\`*_[\]<>#|~]/g, '\\$&'))).join('')
  return isItem ? `- ${text}` : text
}
