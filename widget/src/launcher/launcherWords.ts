import type { Language } from '@faqdesk/server/types'

/** The few words of the launcher. Apart from the chat's messages, which are loaded later. */
export const launcherWords: Record<Language, { open: string; failed: string }> = {
  en: { open: 'Ask a question', failed: 'The chat did not load. Try again, or call ' },
  'zh-Hant': { open: '發問', failed: '未能載入，請再試或致電' },
  'zh-Hans': { open: '提问', failed: '无法加载，请再试或致电' },
}
