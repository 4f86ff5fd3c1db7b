import type { ConversationSummary, HandoffChannel } from '@faqdesk/server/types'
import { SafeLink, telHref } from '../answer/SafeLink.tsx'
import { Icon } from '../element/Icon.tsx'
import type { Messages } from '../language/messages.ts'
import { isStillSo } from './isStillSo.ts'
import { mailTo } from './mailTo.ts'

type Props = { channels: HandoffChannel[]; m: Messages; summary?: ConversationSummary }

/** Who can help when the assistant can't, and when, as links that call, write (with the summary) or open a page. */
export function Contacts({ channels, m, summary }: Props) {
  return (
    <ul className="contacts" part="contacts">
      {channels.map((channel) => (
        <li key={`${channel.kind} ${channel.value}`}>
          <SafeLink href={href(channel, summary)} m={m} className="contact" part="contact">
            <Icon name={channel.kind === 'phone' ? 'phone' : channel.kind === 'email' ? 'mail' : 'web'} />
            <span className="label">
              {channel.label}
              {channel.kind !== 'url' && !channel.label.includes(channel.value) && (
                <span className="reach">{channel.value}</span>
              )}
            </span>
          </SafeLink>
          {channel.open && isStillSo(channel.open, Date.now()) && (
            <p className="open-state" data-open={channel.open.now}>
              {channel.open.text}
            </p>
          )}
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

function href({ kind, value }: HandoffChannel, summary: ConversationSummary | undefined): string {
  if (kind === 'phone') return telHref(value)
  return kind === 'email' ? mailTo(value, summary) : value
}

/**
 * Where to turn while the bot's own channels are not known, since the server could not be reached:
 * what the page says in `contact` (a telephone number), or Hong Kong's government hotline.
 */
export function fallbackContacts(contact: string | undefined, m: Messages): HandoffChannel[] {
  return [{ kind: 'phone', label: contact ? m.call : m.hotline, value: contact ?? '1823' }]
}
