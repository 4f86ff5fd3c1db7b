/** Cuts folded Chinese text into words. The parts joined give the text again. */
export interface Segmenter {
  cut(text: string): string[]
}
