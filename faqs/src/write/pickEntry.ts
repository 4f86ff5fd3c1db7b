import { type Entry, entry } from '../schema/entry.ts'

/** The entry's own fields, in the order of the schema, without those that are not set. */
export function pickEntry(faq: Entry): Entry {
  const own = Object.keys(entry.shape).map((key) => [key, faq[key as keyof Entry]] as const)
  return Object.fromEntries(own.filter(([, value]) => value !== undefined)) as Entry
}
