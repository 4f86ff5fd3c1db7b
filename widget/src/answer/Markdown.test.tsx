import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { messages } from '../language/messages.ts'
import { Markdown } from './Markdown.tsx'
import { safeHref, telHref } from './SafeLink.tsx'

const show = (text: string) => renderToStaticMarkup(<Markdown text={text} m={messages.en} />)

describe('Markdown', () => {
  it('shows paragraphs, lists, bold and tables', () => {
    expect(show('One **two**\n\n1. a\n2. b\n\n- c')).toBe(
      '<div class="markdown"><p>One <strong>two</strong></p><ol start="1"><li>a</li><li>b</li></ol><ul><li>c</li></ul></div>',
    )
    expect(show('| a | b |\n| - | - |\n| 1 | 2 |')).toContain('<th scope="col">a</th>')
  })

  it('shows HTML as the text that it is', () => {
    const html = show('<img src=x onerror=alert(1)> and <b>bold</b>\n\n<script>alert(1)</script>')
    expect(html).not.toMatch(/<(img|b|script)\b/)
    expect(html).toContain('&lt;script&gt;')
  })

  it('shows the words of a link that must not be followed, without the link', () => {
    for (const href of ['javascript:alert(1)', 'data:text/html,x', 'http://a.hk/', '/relative', 'JaVaScRiPt:x']) {
      expect(show(`[words](${href})`)).toBe('<div class="markdown"><p><span>words</span></p></div>')
    }
  })

  it('opens a link beside the page and says so', () => {
    const html = show('[AFCD](https://www.afcd.gov.hk/)')
    expect(html).toContain('target="_blank" rel="noopener noreferrer"')
    expect(html).toContain('opens in a new tab')
    expect(show('[call](tel:1823)')).toBe('<div class="markdown"><p><a href="tel:1823">call</a></p></div>')
  })

  it('shows an image as its alternative text', () => {
    expect(show('![a crest](https://a.hk/x.png)')).toBe('<div class="markdown"><p>a crest</p></div>')
  })
})

it('safeHref lets https, tel and mailto through and nothing else', () => {
  expect(safeHref('https://www.gov.hk')).toBe('https://www.gov.hk/')
  expect(safeHref('mailto:a@b.hk')).toBe('mailto:a@b.hk')
  expect(safeHref(' javascript:alert(1)')).toBeUndefined()
  expect(safeHref('//gov.hk')).toBeUndefined()
})

it('telHref keeps what can be dialled', () => {
  expect(telHref('+852 2708 8885')).toBe('tel:+85227088885')
})
