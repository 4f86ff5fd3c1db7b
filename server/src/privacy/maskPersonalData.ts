/** Kinds of personal data that are recognised, in the order in which they are looked for. */
export type PersonalDataKind = 'email' | 'hkid' | 'mainland-id' | 'card' | 'passport' | 'phone'

export type Masked = { text: string; kinds: PersonalDataKind[] }

/** Tells whether a number or address was published. A set does. */
export type Published = Pick<ReadonlySet<string>, 'has'>

export type MaskOptions = {
  /** What is published anyway and stays readable: telephone numbers as digits (`21173348`), e-mail addresses in small letters. */
  published?: Published
}

const masks: Record<PersonalDataKind, string> = {
  email: '[e-mail]',
  hkid: '[HKID]',
  'mainland-id': '[ID]',
  card: '[card]',
  passport: '[passport]',
  phone: '[phone]',
}

/**
 * Takes personal data out of what a person wrote, before it is stored: Hong Kong and Mainland identity
 * card numbers (by their check digits), payment cards (by Luhn), telephone numbers, e-mail addresses,
 * and passport numbers where the words beside them say so. Full-width characters, blanks, hyphens and
 * brackets don't hide a number. Form, licence and file numbers, amounts and dates stay as they are.
 */
export function maskPersonalData(text: string, { published = new Set() }: MaskOptions = {}): Masked {
  const characters = [...text.replace(invisible, '')]
  const folded = characters.map(foldCharacter).join('')
  const found: Found[] = []
  for (const find of finders) {
    for (const hit of find(folded, published)) {
      if (!found.some((other) => hit.start < other.end && other.start < hit.end)) found.push(hit)
    }
  }
  found.sort((a, b) => a.start - b.start)
  let masked = ''
  let at = 0
  for (const { start, end, kind } of found) {
    masked += characters.slice(at, start).join('') + masks[kind]
    at = end
  }
  return { text: masked + characters.slice(at).join(''), kinds: [...new Set(found.map(({ kind }) => kind))] }
}

/**
 * What a bot reads of a masked message: «…» where something was masked. So the reply comes from what is
 * kept, and a stored turn can be replayed; the name of a mask would be a word to the engine.
 */
export function readMasked(masked: string): string {
  return Object.values(masks).reduce((text, mask) => text.replaceAll(mask, '…'), masked)
}

type Found = { start: number; end: number; kind: PersonalDataKind }
type Finder = (text: string, published: Published) => Found[]

/** Soft hyphen, zero-width and direction marks: nobody sees them, and they would tear a number apart. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g

/** One character for one, so that places in the folded text are places in the text. */
function foldCharacter(character: string): string {
  const plain = /[【〔［「]/.test(character) ? '(' : /[】〕］」]/.test(character) ? ')' : character.normalize('NFKC')
  if (plain.length !== 1) return '\ufffc'
  if (/[‐-―−ー]/.test(plain)) return '-'
  return /\s/.test(plain) ? ' ' : plain.toUpperCase().length === 1 ? plain.toUpperCase() : plain
}

function search(text: string, pattern: RegExp, kind: PersonalDataKind, isOne: (match: RegExpExecArray) => boolean) {
  const found: Found[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    if (isOne(match)) found.push({ start: match.index, end: match.index + match[0].length, kind })
    // What was no such thing may still hold one that begins later.
    else pattern.lastIndex = match.index + 1
  }
  return found
}

const digitsOf = (text: string) => text.replace(/\D/g, '')
const before = (text: string, at: number) => text.slice(Math.max(0, at - 16), at)

const findEmails: Finder = (text, published) =>
  search(
    text,
    /(?<![A-Z0-9._%+'-])[A-Z0-9][A-Z0-9._%+'-]{0,63} ?@ ?[A-Z0-9-]+(?:\.[A-Z0-9-]+)*\.[A-Z]{2,24}(?![A-Z0-9])/g,
    'email',
    ([whole]) => !published.has(whole.replaceAll(' ', '').toLowerCase()),
  )

const findHkids: Finder = (text) => [
  ...search(
    text,
    /(?:(?<![A-Z0-9])|(?<=HKID)|(?<=IDCARD))([A-Z]{1,2})[ .-]?(\d(?:[ -]?\d){5}) ?[-/]? ?(?:\( ?([0-9A]) ?\)|([0-9A])(?![A-Z0-9]))/g,
    'hkid',
    ([, letters = '', digits = '', inBrackets, bare], ...rest) =>
      isHkid(letters, digitsOf(digits), inBrackets ?? bare ?? '', ...rest),
  ),
  // A slip of the pen breaks the check digit; where the words say what it is, it is masked all the same.
  ...search(
    text,
    /(?<![A-Z0-9])[A-Z]{1,2} ?\d{3} ?\d{3} ?(?:\( ?[0-9A]? ?\)|[0-9A](?![A-Z0-9]))?(?![A-Z0-9])/g,
    'hkid',
    ({ index }) =>
      /(身份證|身分證|身份证|HKID|IDENTITY|ID CARD|ID NO|ID NUMBER)[^A-Z0-9]*(?:NO|NUMBER|IS|CARD|[^A-Z0-9])*$/.test(
        before(text, index),
      ),
  ),
]

/**
 * Letters count A = 10 … Z = 35, a missing first one 36; weights run from 9 down to 1 for the check
 * digit (A = 10), and the sum is divisible by 11.
 */
function isHkid(letters: string, digits: string, check: string): boolean {
  const places = [...letters.padStart(2, ' ')].map((letter) => (letter === ' ' ? 36 : letter.charCodeAt(0) - 55))
  places.push(...[...digits].map(Number), check === 'A' ? 10 : Number(check))
  return places.reduce((sum, value, place) => sum + value * (9 - place), 0) % 11 === 0
}

const mainlandWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** Resident identity card of the Mainland, GB 11643: 17 digits and a check character (ISO 7064 mod 11-2). */
const findMainlandIds: Finder = (text) =>
  search(
    text,
    /(?<![A-Z0-9])\d{6} ?(?:19|20)\d{2}(?:0[1-9]|1[0-2])\d{2} ?\d{3}[0-9X](?![A-Z0-9])/g,
    'mainland-id',
    ([whole]) => {
      const id = whole.replaceAll(' ', '')
      const sum = mainlandWeights.reduce((total, weight, place) => total + weight * Number(id[place]), 0)
      return '10X98765432'[sum % 11] === id[17]
    },
  )

const findCards: Finder = (text) =>
  search(
    text,
    /(?<![A-Z0-9-])[2-6]\d{3}(?:[ -]?\d){9,15}(?![A-Z0-9])/g,
    'card',
    ({ 0: whole, index }) => isLuhn(digitsOf(whole)) && !saysOtherNumber(before(text, index)),
  )

/** Luhn, ISO/IEC 7812-1: every second digit from the right is doubled, its digits are added. */
function isLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}

/** A passport number looks like many a licence number: only the words beside it tell. */
const findPassports: Finder = (text) =>
  search(text, /(?<![A-Z0-9])[A-Z]{1,2} ?\d{7,9}(?![A-Z0-9])/g, 'passport', ({ index }) =>
    /(護照|护照|回鄉證|回乡证|回鄉咭|PASSPORT|PERMIT CARD)(?:[^A-Z0-9]|NO|NUMBER|IS)*$/.test(before(text, index)),
  )

const findPhones: Finder = (text, published) => [
  // With a country code; Hong Kong's own may stand without +.
  ...search(text, /(?<![A-Z0-9])(?:\+|00) ?(?!852)\d{1,3}(?:[ .()-]{0,2}\d){6,12}(?![A-Z0-9])/g, 'phone', () => true),
  ...search(
    text,
    /(?<![A-Z0-9$.,/-])(?:(?:\+|00)? ?\(?852\)?[ -]{0,2})?(?:[2-9]\d{3}[ .-]{0,2}\d{4}|[2-9]\d(?:[ -]\d\d){3}|[2-9]\d{2}[ -]\d{3}[ -]\d{2}|[2-9]\d{2}[ -]\d{2}[ -]\d{3})(?![A-Z0-9]|[,.-]\d)/g,
    'phone',
    ({ 0: whole, index }) => {
      const number = digitsOf(whole).slice(-8)
      return !published.has(number) && !isDateOrYears(whole) && !saysOtherNumber(before(text, index))
    },
  ),
  // Mobile numbers of the Mainland.
  ...search(
    text,
    /(?<![A-Z0-9$.,-])1[3-9]\d(?:\d{8}|[ -]\d{4}[ -]\d{4})(?![A-Z0-9])/g,
    'phone',
    ({ index }) => !saysOtherNumber(before(text, index)),
  ),
]

/** 20261125, 2026-2027: they look like numbers of eight digits, and are none. */
const isDateOrYears = (text: string) =>
  /^20[0-4]\d(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(text) || /^(20[0-4]\d)[ -]{1,2}(20[0-4]\d)$/.test(text)

/** «商業登記號碼 51234567»: eight digits that the words call something else than a telephone. */
const saysOtherNumber = (words: string) =>
  /(商業登記|商业登记|登記證|登记证|牌照|執照|执照|許可證|许可证|表格|檔案|档案|檔號|報關單|提單|晶片|芯片|BR|BRN|UEN|LICEN[CS]E|PERMIT|FORM|REF|REFERENCE|FILE|REGISTRATION|CHIP|HK\$|HKD)(?:[^A-Z0-9]|號碼|编号|編號|NO|NUMBER|IS){0,8}$/.test(
    words,
  )

const finders: Finder[] = [findEmails, findHkids, findMainlandIds, findCards, findPassports, findPhones]
