import type { Card, CardBlock } from './Card.ts'

/** A card as Markdown below a heading of the second level. */
export function cardToMarkdown(card: Card): string {
  const blocks = [
    `## ${card.title}`,
    card.lead,
    card.glance.map(([label, value]) => `- **${label}**: ${value}`).join('\n'),
    ...card.groups.flatMap(({ title, sections }) => [
      `### ${title}`,
      ...sections.flatMap((section) => [`#### ${section.title}`, ...section.blocks.map(blockToMarkdown)]),
    ]),
  ]
  return blocks.join('\n\n')
}

function blockToMarkdown(block: CardBlock): string {
  switch (block.kind) {
    case 'text':
      return block.text
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n')
    case 'link':
      return `[${block.title}](${block.url})`
    case 'contacts':
      return block.channels
        .map(({ label, value, hours }) => `- ${label}: ${value}${hours ? ` (${hours})` : ''}`)
        .join('\n')
    case 'table': {
      const [head = [], ...rows] = block.rows.map((row) => `| ${row.join(' | ')} |`)
      const line = `| --- ${'| --: '.repeat((block.rows[0]?.length ?? 1) - 1)}|`
      return [head, line, ...rows].join('\n')
    }
  }
}
