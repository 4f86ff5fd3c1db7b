import type { Answer } from '@faqdesk/server/types'
import { Icon, type IconName } from '../element/Icon.tsx'
import type { Messages } from '../language/messages.ts'
import { SafeLink, telHref } from './SafeLink.tsx'

type Channel = NonNullable<Answer['channels']>[number]

const icons: Record<string, IconName> = {
  online: 'web',
  app: 'web',
  pdf: 'file',
  paper: 'file',
  phone: 'phone',
  email: 'mail',
  post: 'mail',
  fax: 'phone',
}

/** The ways to get it done: a button for each that can be followed, the place and hours of the others. */
export function Channels({ channels, title, m }: { channels: Channel[]; title: string; m: Messages }) {
  return (
    <section className="channels" part="channels">
      <h4>{title}</h4>
      <ul>
        {channels.map((channel) => (
          <li key={`${channel.kind} ${channel.label} ${channel.url ?? ''}`}>
            <ChannelAction channel={channel} m={m} />
            {channel.address && <p className="detail">{channel.address}</p>}
            {channel.hours && (
              <p className="detail">
                {m.hours}
                {channel.hours}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ChannelAction({ channel, m }: { channel: Channel; m: Messages }) {
  const icon = <Icon name={icons[channel.kind] ?? 'place'} />
  const href =
    channel.url ?? (channel.email ? `mailto:${channel.email}` : channel.phone ? telHref(channel.phone) : undefined)
  const reach = channel.url ? undefined : (channel.email ?? channel.phone)
  const label = (
    <>
      {icon}
      <span className="label">
        {channel.label}
        {reach && !channel.label.includes(reach) && <span className="reach">{reach}</span>}
      </span>
    </>
  )
  if (!href) return <p className="channel plain">{label}</p>
  return (
    <SafeLink href={href} m={m} className="channel button" part="channel">
      {label}
    </SafeLink>
  )
}
