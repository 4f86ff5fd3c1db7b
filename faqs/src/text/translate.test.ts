import { expect, test } from 'vitest'
import { toSimplified } from './toSimplified.ts'
import { translate, translateList } from './translate.ts'

test('Simplified is derived from Traditional by words, not only by characters', () => {
  expect(toSimplified('狗隻牌照費用為港幣80元；首次申請和續牌收費相同。')).toBe(
    '狗只牌照费用为港币80元；首次申请和续牌收费相同。',
  )
  expect(toSimplified('頭髮、發出、乾燥、乾坤、皇后、後面、里數、裏面')).toBe(
    '头发、发出、干燥、乾坤、皇后、后面、里数、里面',
  )
  expect(toSimplified('答覆、回覆、覆核、瞭望、瞭解、甚麼、滑鼠')).toBe('答复、回复、覆核、瞭望、了解、什么、鼠标')
})

test('words of Hong Kong that a reader from the Mainland would not know or would misread are those of the Mainland', () => {
  expect(toSimplified('植入晶片、水晶片、單一窗口帳戶、流動應用程式、「HK Car Tax」應用程式、超連結')).toBe(
    '植入芯片、水晶片、单一窗口账户、手机应用程序、「HK Car Tax」应用程序、超链接',
  )
  expect(toSimplified('冷氣機滴水、急症室、出世紙、死者銀行戶口、流動裝置、劏房')).toBe(
    '空调滴水、急诊室、出生证明书、死者银行账户、移动设备、劏房',
  )
})

test('a word that is only sometimes another on the Mainland stays', () => {
  expect(toSimplified('保衞祖國的士兵、系列印章、電郵、把狗帶走、充電單車')).toBe(
    '保卫祖国的士兵、系列印章、电邮、把狗带走、充电单车',
  )
})

test('what is no Chinese, shared values and addresses stay as they are', () => {
  const text = '{{hotline.afcd}} **TD 558** [x](https://example.org/a?b=c) 🐕'
  expect(toSimplified(text)).toBe(text)
})

test('Simplified stays Simplified', () => {
  expect(toSimplified('狗只牌照费用为港币80元')).toBe('狗只牌照费用为港币80元')
})

test('zh-Hans written out wins over what would be derived', () => {
  const text = { en: 'Taxi', 'zh-Hant': '的士', 'zh-Hans': '出租车' }
  expect(translate(text, 'zh-Hans')).toBe('出租车')
  expect(translate({ en: 'Fee', 'zh-Hant': '費用' }, 'zh-Hans')).toBe('费用')
  expect(translate(text, 'zh-Hant')).toBe('的士')
  expect(translate(text, 'en')).toBe('Taxi')
})

test('a list is translated item by item', () => {
  const list = { en: ['Ask.', 'Pay.'], 'zh-Hant': ['查詢。', '繳費。'] }
  expect(translateList(list, 'zh-Hans')).toEqual(['查询。', '缴费。'])
  expect(translateList({ ...list, 'zh-Hans': ['问。', '付。'] }, 'zh-Hans')).toEqual(['问。', '付。'])
  expect(translateList(list, 'en')).toEqual(list.en)
})
