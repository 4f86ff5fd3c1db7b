/** What a person said with an activity: its text, or what the button of a card sends. Empty if there is nothing to read. */
export function textOf({ text, value }: { text?: string; value?: unknown }): string {
  if (text?.trim()) return text
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string')
    return value.text
  return ''
}
