import { html } from 'hono/html'
import { expect, test } from 'vitest'
import { markdown } from './markdown.ts'

const render = (text: string) => String(html`${markdown('en', text)}`)

test.each([
  ['two\n\nparagraphs', '<p>two</p><p>paragraphs</p>'],
  ['- a\n- **b**', '<ul><li>a</li><li><strong>b</strong></li></ul>'],
  ['3. c\n4. d', '<ol start="3"><li>c</li><li>d</li></ol>'],
  ['call [1823](tel:1823)', '<p>call <a href="tel:1823">1823</a></p>'],
  ['C&E 60 <b>bold</b>', '<p>C&amp;E 60 &lt;b&gt;bold&lt;/b&gt;</p>'],
  ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
  ['[x](javascript:alert(1))', '<p>x</p>'],
  ['[x](data:text/html,<b>)', '<p>x</p>'],
  ['![a dog](https://example.org/dog.png)', '<p>a dog</p>'],
])('%s', (text, expected) => expect(render(text)).toBe(expected))

test('a link to another site opens beside the page, and its address can not break out of the attribute', () => {
  expect(render('[site](https://example.org/?a=1&b="2)')).toMatch(
    /^<p><a href="https:\/\/example\.org\/\?a=1&amp;b=(&quot;|%22)2" target="_blank" rel="noopener noreferrer">site<span class="unseen"> \(opens in a new tab\)<\/span><\/a><\/p>$/,
  )
})

test('a table has its head, and can be scrolled by the keyboard', () => {
  const table = render('| a | b |\n| - | - |\n| 1 | 2 |')
  expect(table).toContain('<th scope="col">a</th>')
  expect(table).toContain('<td>2</td>')
  expect(table).toContain('tabindex="0"')
})
