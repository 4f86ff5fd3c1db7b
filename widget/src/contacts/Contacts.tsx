import type { HandoffChannel } from '@faqdesk/server/types'
import { SafeLink, telHref } from '../answer/SafeLink.tsx'
import { Icon } from '../element/Icon.tsx'
import type { Messages } from '../language/messages.ts'

/** Who can help when the assistant can't, as links that call, write or open a page. */
export function Contacts({ channels, m }: { channels: HandoffChannel[]; m: Messages }) {
  return (
    <ul className="contacts" part="contacts">
      {channels.map((channel) => (
        <li key={`${channel.kind} ${channel.value}`}>
          <SafeLink href={href(channel)} m={m} className="contact" part="contact">
            <Icon name={channel.kind === 'phone' ? 'phone' : channel.kind === 'email' ? 'mail' : 'web'} />
            <span className="label">
              {channel.label}
              {channel.kind !== 'url' && !channel.label.includes(channel.value) && (
                <span className="reach">{channel.value}</span>
              )}
            </span>
          </SafeLink>
          {channel.hours && (
            <p className="detail">
              {m.hours}
              {channel.hours}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}

function href({ kind, value }: HandoffChannel): string {
  if (kind === 'phone') return telHref(value)
  return kind === 'email' ? `mailto:${value}` : value
}

/**
 * Where to turn while the bot's own channels are not known, since the server could not be reached:
 * what the page says in `contact` (a telephone number), or Hong Kong's government hotline.
 */
export function fallbackContacts(contact: string | undefined, m: Messages): HandoffChannel[] {
  return [{ kind: 'phone', label: contact ? m.call : m.hotline, value: contact ?? '1823' }]
}
