import type { Language } from '@faqdesk/faqs'
import { formatDay } from '../answer/say.ts'
import { hongKongDay, hongKongOffset } from '../publication/validOn.ts'

/**
 * A moment in Hong Kong time as it is read at `now`: `6 pm`, `9:30 am on Thursday 26 November`; 下午6時,
 * 11月26日（星期四）上午9時30分. The year stands only where it is another one.
 */
export function formatMoment(moment: Date, now: Date, lang: Language): string {
  const [day, today] = [hongKongDay(moment), hongKongDay(now)]
  // What ends with today ends at its midnight, not with the beginning of tomorrow.
  if (isMidnight(moment) && hongKongDay(new Date(moment.getTime() - 1)) === today) return words[lang].midnight
  const clock = formatClock(moment, lang)
  if (day === today) return clock
  const date = formatDay(day, lang).replace(day.slice(0, 4) === today.slice(0, 4) ? words[lang].year : '', '')
  const weekday = words[lang].weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()]
  return lang === 'en' ? `${clock} on ${weekday} ${date}` : `${date}（星期${weekday}）${clock}`
}

/** `2026-11-25T18:00:00+08:00` */
export function hongKongIso(moment: Date): string {
  return `${hongKongTime(moment).toISOString().slice(0, 19)}+08:00`
}

function formatClock(moment: Date, lang: Language): string {
  const { noon, hour: oclock } = words[lang]
  const [hour, minute] = [hongKongTime(moment).getUTCHours(), hongKongTime(moment).getUTCMinutes()]
  if (hour === 12 && minute === 0) return noon
  const twelve = hour % 12 === 0 ? 12 : hour % 12
  if (lang === 'en')
    return `${twelve}${minute > 0 ? `:${String(minute).padStart(2, '0')}` : ''} ${hour < 12 ? 'am' : 'pm'}`
  const half = hour === 0 ? '凌晨' : hour < 12 ? '上午' : '下午'
  return `${half}${hour === 0 ? 0 : twelve}${oclock}${minute > 0 ? `${String(minute).padStart(2, '0')}分` : ''}`
}

const hongKongTime = (moment: Date) => new Date(moment.getTime() + hongKongOffset)
const isMidnight = (moment: Date) => hongKongTime(moment).toISOString().slice(11, 16) === '00:00'

const chinese = { hour: '時', year: /^\d+年/, weekdays: [...'日一二三四五六'] }
const words = {
  en: {
    midnight: 'midnight',
    noon: '12 noon',
    hour: '',
    year: / \d+$/,
    weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  },
  'zh-Hant': { ...chinese, midnight: '午夜12時', noon: '中午12時' },
  'zh-Hans': { ...chinese, hour: '时', midnight: '午夜12时', noon: '中午12时' },
}
