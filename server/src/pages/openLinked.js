// Asks in the chat what the address of the page says: ?q= a question, # an entry. What was asked leaves the
// address, so that it is not asked again when the page is loaded anew.
const chat = document.querySelector('faq-desk')

async function readLink() {
  const address = new URL(location.href)
  const typed = address.searchParams.get('q')?.trim().slice(0, 1000)
  const question = typed || (await titleOf(address.hash.slice(1)))
  if (!question) return
  address.searchParams.delete('q')
  address.hash = ''
  history.replaceState(null, '', address)
  await customElements.whenDefined('faq-desk')
  await chat.send(question)
}

/** The title of an entry: sent as a message, it leads to that entry. */
async function titleOf(faqId) {
  if (!/^[a-z0-9][a-z0-9-]*$/.test(faqId)) return undefined
  const lang = encodeURIComponent(chat.lang)
  const response = await fetch(`/api/v1/bots/${chat.getAttribute('bot')}/faqs/${faqId}?lang=${lang}`)
  return response.ok ? (await response.json()).question : undefined
}

addEventListener('hashchange', readLink)
readLink()
