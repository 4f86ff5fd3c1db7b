export type PageForm = {
  action: string
  /** Hidden fields and the text typed so far. */
  fields: Record<string, string>
  buttons: { name?: string; value?: string; label: string }[]
}

/** The forms of a page of ours, as a browser without scripts has them. Knows our own HTML only. */
export function readForms(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].map(([, head = '', body = '']) => ({
    action: attributesOf(head).action ?? '',
    fields: Object.fromEntries(
      [...body.matchAll(/<input\b([^>]*)>/g)].map(([, input = '']) => {
        const { name = '', value = '' } = attributesOf(input)
        return [name, value]
      }),
    ),
    buttons: [...body.matchAll(/<button\b([^>]*)>(.*?)<\/button>/gs)].map(([, button = '', label = '']) => {
      const { name, value } = attributesOf(button)
      return { name, value, label: decode(label) }
    }),
  }))
}

/** What a browser sends when a button is pressed: the first of that label on the page. */
export function pressButton(html: string, label: string): { action: string; body: URLSearchParams } {
  for (const { action, fields, buttons } of readForms(html)) {
    const button = buttons.find((one) => one.label === label)
    if (!button) continue
    const body = new URLSearchParams(fields)
    if (button.name) body.set(button.name, button.value ?? '')
    return { action: action.replace(/#.*/, ''), body }
  }
  throw new Error(`There is no button «${label}» on the page`)
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, decode(value!)]))
}

const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }

const decode = (text: string) => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity]!)
