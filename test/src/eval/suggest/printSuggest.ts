import { quantile, type Share } from '../metrics.ts'
import { table } from '../table.ts'
import type { SuggestEval } from './evalSuggest.ts'
import { type Mean, moments, scoreRefused, scoreSuggest } from './scoreSuggest.ts'

const names = { title: 'titles', alias: 'aliases', golden: 'golden questions, which no index holds' }
const afterMoments = moments.map((moment) => `after ${moment}`)

/** Tables of one run, all bots together: what is among the first five, what had to be typed, and how long it took. */
export function printSuggest({ typed, refused, times }: SuggestEval): string {
  const groups = Map.groupBy(scoreSuggest(typed), ({ kind, way }) => `${names[kind]}, ${way}`)
  const [[engine, own] = ['', []]] = times
  const ownMean = meanTime(own)
  return [
    ...[...groups].map(([name, scores]) =>
      table(
        [name, '', 'n', ...afterMoments, '±', 'typed for 5', 'for 3'],
        [...Map.groupBy(scores, ({ lang }) => lang)].flatMap(([lang, rows]) => [
          ...rows.map(({ completer, amongFive, typedForFive, typedForThree }) => [
            completer === engine ? lang : '',
            completer,
            String(amongFive[0]!.of),
            ...showShares(amongFive),
            showMean(typedForFive),
            showMean(typedForThree),
          ]),
          ...(rows[0]?.atBest ? [['', 'at best', '', ...rows[0].atBest.map(percent), '', '', '']] : []),
        ]),
      ),
    ),
    table(
      ['messages that nothing answers: something is shown', 'n', ...afterMoments, '±'],
      scoreRefused(refused).map(({ completer, shows }) => [completer, String(shows[0]!.of), ...showShares(shows)]),
    ),
    table(
      ['time of a keystroke', 'keystrokes', 'p50 ms', 'p95 ms', 'mean ms', `mean ÷ ${engine}`],
      [...times].map(([completer, all]) => [
        completer,
        String(all.length),
        quantile(all, 0.5).toFixed(3),
        quantile(all, 0.95).toFixed(3),
        meanTime(all).toFixed(3),
        `${(meanTime(all) / ownMean).toFixed(2)}×`,
      ]),
    ),
  ].join('\n\n')
}

const percent = (share: number) => (100 * share).toFixed(1)

/** In per cent, and half the widest of their intervals. */
function showShares(shares: readonly Share[]): string[] {
  const widest = Math.max(...shares.map(({ low, high }) => (high - low) / 2))
  return [...shares.map(({ share }) => percent(share)), percent(widest)]
}

/** `18.1 ± 1.2`: per cent of the line. */
function showMean({ mean, half }: Mean): string {
  return `${percent(mean)} ± ${percent(half)}`
}

function meanTime(all: readonly number[]): number {
  return all.reduce((sum, one) => sum + one, 0) / all.length
}
