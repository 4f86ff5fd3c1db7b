import type { Bot } from '@faqdesk/bots'

/**
 * A bot's colours as custom properties: of a whole page (`:root`), where the widget's launcher takes
 * them up too, or of a part of it. Both colours are checked by the schema of `bot.yaml`.
 */
export function themeSheet({ accent, accentDark }: Bot['theme'], selector = ':root'): string {
  const rule = (colour: string, on: string) =>
    `${selector} { --accent: ${colour}; --on-accent: ${on}; --faq-desk-accent: ${colour}; --faq-desk-on-accent: ${on} }`
  return `${rule(accent, '#ffffff')}\n@media (prefers-color-scheme: dark) { ${rule(accentDark, '#10151b')} }\n`
}
