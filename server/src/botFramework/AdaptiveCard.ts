/** The parts of Adaptive Cards 1.5 that our cards are made of (https://adaptivecards.io/explorer/). */
export type AdaptiveCard = {
  type: 'AdaptiveCard'
  $schema: string
  version: '1.5'
  /** Read aloud in place of the card. */
  speak: string
  /** For clients that show no cards of this version. */
  fallbackText: string
  body: CardElement[]
  actions?: OpenUrl[]
}

export type CardElement = TextBlock | FactSet | Container | Table
export type OpenUrl = { type: 'Action.OpenUrl'; title: string; url: string }

type Spacing = { spacing?: 'none' | 'small' | 'medium' }

type TextBlock = Spacing & {
  type: 'TextBlock'
  /** Markdown of bold, lists and links. */
  text: string
  wrap: true
  style?: 'heading'
  weight?: 'bolder'
  size?: 'small'
  isSubtle?: true
}
type FactSet = { type: 'FactSet'; facts: { title: string; value: string }[] }
type Container = { type: 'Container'; style: 'warning'; items: CardElement[] }
type Table = {
  type: 'Table'
  columns: { width: number }[]
  firstRowAsHeader: true
  rows: { type: 'TableRow'; cells: { type: 'TableCell'; items: CardElement[] }[] }[]
}

export const textBlock = (text: string, look: Omit<TextBlock, 'type' | 'text' | 'wrap'> = {}): TextBlock => ({
  type: 'TextBlock',
  text,
  wrap: true,
  ...look,
})
