import { type ClientRequestOptions, hc } from 'hono/client'
import type { PublicApi } from '../api/createPublicApi.ts'

/**
 * A typed client of every route in `/openapi.json`: paths, parameters, bodies and answers have the types
 * that the routes are checked by, so that a mistake is one when compiling. Needs `fetch` and nothing of
 * the server; runs in browsers too.
 *
 *     const { api } = createClient('https://faq.example.gov.hk')
 *     const response = await api.v1.bots[':bot'].ask.$post({ param: { bot: 'genie' }, json: { text: '狗牌幾錢？' } })
 *     if (response.ok) console.log((await response.json()).text)
 *
 * @param url where the server is reached
 */
export function createClient(url: string, options?: ClientRequestOptions) {
  return hc<PublicApi>(url, options)
}
