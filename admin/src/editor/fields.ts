import type { Messages } from '../language/messages.ts'

/** The schema's enumerations, for choices; typed against the tables of words, so that none lacks a name. */
export const channelKinds: (keyof Messages['kindName'])[] = [
  'online',
  'app',
  'pdf',
  'paper',
  'counter',
  'post',
  'drop-box',
  'phone',
  'fax',
  'email',
]
export const confidences: (keyof Messages['confidenceName'])[] = ['high', 'medium', 'low']
export const copies: (keyof Messages['copyName'])[] = ['original', 'copy', 'either']
export const titleStatuses: (keyof Messages['titleStatusName'])[] = ['official', 'unofficial']
export const fileTypes = ['pdf', 'doc', 'xls'] as const

/** Lists that are written item by item in each language. */
export const localisedLists = new Set(['steps', 'eligibility'])

/** Limits of a short answer (docs/writing.md; the lint of the files warns at the same). */
export const shortLimit = { han: 60, words: 40 }

export type FieldName = keyof Messages['field']
