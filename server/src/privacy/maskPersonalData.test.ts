import { describe, expect, test } from 'vitest'
import { maskPersonalData, readMasked } from './maskPersonalData.ts'

const mask = (text: string, published: string[] = []) => maskPersonalData(text, { published: new Set(published) }).text

describe('identity card numbers', () => {
  test.each([
    ['A123456(3)', '[HKID]'],
    ['我身份證係A123456(3)，想換新', '我身份證係[HKID]，想換新'],
    ['a123456(3)', '[HKID]'],
    ['A1234563', '[HKID]'],
    ['A123456-3', '[HKID]'],
    ['A 123456 (3)', '[HKID]'],
    ['A 123 456 (3)', '[HKID]'],
    ['Ａ１２３４５６（３）', '[HKID]'],
    ['身份證Ａ１２３４５６【３】唔見咗', '身份證[HKID]唔見咗'],
    ['A12\u200b3456(3)', '[HKID]'],
    ['HKIDA123456(3)', 'HKID[HKID]'],
    ['C668668(9), not C668668(E)', '[HKID], not C668668(E)'],
    ['AB987654(3) and G123456(A)', '[HKID] and [HKID]'],
  ])('%s', (text, expected) => expect(mask(text)).toBe(expected))

  test('a number whose check digit is wrong is some other number, unless the words say what it is', () => {
    expect(mask('牌照 A123456(4)')).toBe('牌照 A123456(4)')
    expect(mask('身份證號碼：A123456(4)')).toBe('身份證號碼：[HKID]')
    expect(mask('my HKID number is A123456')).toBe('my HKID number is [HKID]')
  })

  test('an identity card of the Mainland is known by its check character', () => {
    expect(mask('身份证 11010519491231002X')).toBe('身份证 [ID]')
    expect(mask('110105194912310021')).toBe('110105194912310021')
  })
})

describe('telephone numbers', () => {
  test.each([
    ['打俾我 9123 4567', '打俾我 [phone]'],
    ['91234567', '[phone]'],
    ['+852 9123 4567', '[phone]'],
    ['+852-9123-4567', '[phone]'],
    ['(852) 91234567', '([phone]'.slice(1)],
    ['85291234567', '[phone]'],
    ['００８５２　９１２３　４５６７', '[phone]'],
    ['電話：９１２３４５６７。', '電話：[phone]。'],
    ['91 23 45 67', '[phone]'],
    ['call 6123-4567 or 2345 6789', 'call [phone] or [phone]'],
    ['+44 20 7946 0958', '[phone]'],
    ['內地手機 13812345678', '內地手機 [phone]'],
  ])('%s', (text, expected) => expect(mask(text)).toBe(expected))

  test('a published hotline stays, however it is written', () => {
    const published = ['21173348']
    expect(mask('2117 3348 打唔通', published)).toBe('2117 3348 打唔通')
    expect(mask('+852 2117-3348', published)).toBe('+852 2117-3348')
    expect(mask('1823 打唔通')).toBe('1823 打唔通')
    expect(mask('21173348 or 91234567', published)).toBe('21173348 or [phone]')
  })
})

describe('e-mail addresses, cards and passports', () => {
  test.each([
    ['chan.tai-man+a@gmail.com唔該', '[e-mail]唔該'],
    ['我電郵係Ｃｈａｎ＠ｇｍａｉｌ．ｃｏｍ', '我電郵係[e-mail]'],
    ['a @ b.com.hk', '[e-mail]'],
    ['4111 1111 1111 1111', '[card]'],
    ['信用卡5500-0000-0000-0004過期', '信用卡[card]過期'],
    ['371449635398431', '[card]'],
    ['護照號碼K01234567', '護照號碼[passport]'],
    ['passport no. H1234567', 'passport no. [passport]'],
  ])('%s', (text, expected) => expect(mask(text)).toBe(expected))

  test('sixteen digits that are no card stay', () => expect(mask('4111111111111112')).toBe('4111111111111112'))
  test('a published address stays', () =>
    expect(mask('Tellme@1823.gov.hk', ['tellme@1823.gov.hk'])).toBe('Tellme@1823.gov.hk'))
})

test('names the kinds it found, each once', () => {
  expect(maskPersonalData('A123456(3) 91234567 61234567').kinds).toEqual(['hkid', 'phone'])
  expect(maskPersonalData('狗牌幾錢').kinds).toEqual([])
})

test('a bot reads no name of a mask', () => {
  const masked = mask('A123456(3)唔見咗，打9123 4567或chan@example.com')
  expect(readMasked(masked)).toBe('…唔見咗，打…或…')
})

test('leaves emoji and rare characters where they are', () => {
  expect(mask('🐶 𠮷 9123 4567 🐶')).toBe('🐶 𠮷 [phone] 🐶')
})

const formNumbers =
  `ID 91; ID 405; ID 481A; ID 481B; ID 988A; ID 988B; ID 407; ID 990A; ID 990B; ID 995A; ID 841; ID 842;
ID 853A; ID 437; ID 437A; ID 94; ROP 145; ROP 143; BDR 40; BDR 87; MR1(S); TD 555; TD 556; TD 82; TD 321; TD 557; TD 578;
TD 601; TD 590; TD 256; TD 51; TD 320; TD 559; TD 558; TD 25; TD 25A; TD 468; TD 348; TD 605B; TD 464; TD 544; IR 1249;
IR 1241; IR 1408; BIR 60; BIR 51; BIR 51C; BIR 52; BIR 52B; BIR 52C; BIR 54; BIR 56A; IR 56B; IR 56E; IR 56F; IR 56G;
IR 56M; IR 6177; IRBR1; IRBR 200; IR 1478; IR 1481; IR 1482; NNC1; NNC1G; NNC5; NN1; NN3; NAR1; NSC1; HD 1046; LD 385;
FEHB 94; VS 17; DOG 1; AFCD-LIC-102; CED 336A; SF 12345; Cap. 421; Cap. 167D; A38(1999); TRA187; TRA23; C&E 60; EOS 2; R31`
    .split(/;\s*/)
    .map((number) => number.trim())

const otherNumbers = [
  'licence no. DG12345678',
  'permit VP-2026-0012345',
  '牌照號碼 91234567',
  '商業登記號碼 51234567-000-11-25-4',
  '商業登記 51234567',
  'UEN 2026112512345678',
  '晶片編號 344000000123456',
  '芯片号码 344000000123456',
  '2026-11-25',
  '20261125',
  '2026-2027年度',
  'HK$20000000',
  '$5,000,000',
  '12,345,678',
  '九龍聯合道100號5/F',
  'MAWB 160-12345675',
  '3.14159265',
]

test('form numbers survive, at least sixty of them', () => {
  expect(formNumbers.length).toBeGreaterThanOrEqual(60)
  for (const number of formNumbers) {
    for (const text of [number, `我想搵${number}呢張表`, number.replaceAll(' ', ''), `form ${number}, please`])
      expect(mask(text)).toBe(text)
  }
})

test('licences, files, dates and amounts survive', () => {
  for (const number of otherNumbers) expect(mask(number)).toBe(number)
})
