import { expect, test } from 'vitest'
import { fillReferences, findReferences } from './sharedReferences.ts'
import { translate } from './translate.ts'

const values = { hotline: { '1823': '1823' }, place: { centre: { en: 'the Centre', 'zh-Hant': '中心總部' } } }

test('shared values take the place of their references, in the language of the text', () => {
  expect(fillReferences('Call {{hotline.1823}} or visit {{ place.centre }}.', values, 'en', translate)).toBe(
    'Call 1823 or visit the Centre.',
  )
  expect(fillReferences('{{place.centre}}', values, 'zh-Hans', translate)).toBe('中心总部')
})

test('a reference to nothing stays as it stands, so that the lint finds it', () => {
  expect(fillReferences('{{hotline.none}} {{odd}}', values, 'en', translate)).toBe('{{hotline.none}} {{odd}}')
  expect(findReferences('{{hotline.none}} {{ place.centre }} {{odd}}')).toEqual(['hotline.none', 'place.centre'])
})
