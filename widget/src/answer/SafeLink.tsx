import type { ReactNode } from 'react'
import { Icon } from '../element/Icon.tsx'
import type { Messages } from '../language/messages.ts'

/**
 * The address, if it is one that an answer may lead to: `https:`, `tel:` or `mailto:`. Undefined for
 * everything else (`javascript:`, `http:`, relative ones), which is then shown as plain text.
 */
export function safeHref(href: string): string | undefined {
  const address = href.trim()
  if (/^(tel|mailto):[^\s]+$/i.test(address)) return address
  try {
    const url = new URL(address)
    return url.protocol === 'https:' ? url.href : undefined
  } catch {
    return undefined
  }
}

/** A telephone number as `tel:` takes it. */
export function telHref(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, '')}`
}

type Props = { href: string; m: Messages; className?: string; part?: string; lang?: string; children: ReactNode }

/** A link out of the chat. One that leaves the page opens beside it, and says so. */
export function SafeLink({ href, m, className, part, lang, children }: Props) {
  const address = safeHref(href)
  if (!address) return <span className={className}>{children}</span>
  if (!address.startsWith('https:')) {
    return (
      <a className={className} part={part} href={address} lang={lang}>
        {children}
      </a>
    )
  }
  return (
    <a
      className={className}
      part={part}
      href={address}
      target="_blank"
      rel="noopener noreferrer"
      referrerPolicy="no-referrer"
      lang={lang}
    >
      {children}
      <Icon name="leave" />
      <span className="unseen">{` (${m.leaves})`}</span>
    </a>
  )
}
