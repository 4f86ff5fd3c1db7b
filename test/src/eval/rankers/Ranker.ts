import type { IndexEntry } from '@faqdesk/engine'

/** A search engine under test: entries in, a ranking out, best first. */
export type Ranker = {
  name: string
  /** Whether `score` is a probability that can be held against the facts. */
  calibrated: boolean
  search: (query: string, limit: number) => { id: string; score: number }[]
  close?: () => void
  /** Bytes that the index keeps outside of JavaScript's memory. */
  ownBytes?: () => number
}

export type MakeRanker = (entries: IndexEntry[]) => Ranker

/** All that an entry is asked by, as one text: better for every baseline than a document per phrasing. */
export function joinQuestions(entry: IndexEntry): string {
  const questions = entry.questions.map((question) => (typeof question === 'string' ? question : question.text))
  return [...questions, ...(entry.aliases ?? [])].join('\n')
}
