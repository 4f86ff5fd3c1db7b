import { hongKongDay, validOn } from '../publication/validOn.ts'
import type { TurnContext } from './TurnContext.ts'

/** Whether an entry exists and is served today. */
export function isServed({ setting }: Pick<TurnContext, 'setting'>, faqId: string): boolean {
  const faq = setting.publication.byId.get(faqId)
  return faq !== undefined && validOn(faq, hongKongDay(setting.now))
}
