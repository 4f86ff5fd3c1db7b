import type { Entry } from '@faqdesk/server/types'

/** Parts of an entry, named for the form. */
export type LocalisedList = NonNullable<Entry['steps']>
export type Channel = NonNullable<Entry['channels']>[number]
export type EntryLink = NonNullable<Entry['links']>[number]
export type EntryDocument = NonNullable<Entry['documents']>[number]
export type EntrySource = Entry['sources'][number]
