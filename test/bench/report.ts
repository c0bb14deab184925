import type { Finder } from './finders.ts';
import type { FingerprintFigure } from './fingerprint-bench.ts';
import type { Measured } from './measurement.ts';
import type { OwnFigure, SentimentFigures } from './sentiment-bench.ts';
import type { SpeedFigure } from './speed-bench.ts';
import type { Times } from './stopwatch.ts';
import { atLeast, atMost, judged, percent, shareText, tableOf } from './table.ts';

const NOTHING = '–';
/** A figure that costs this or more is not shown in tenths. */
const TENTHS_BELOW = 100;

const timeText = ({ best, median }: Times, unit: string): string => {
  const digits = median < TENTHS_BELOW ? 1 : 0;
  return `${best.toFixed(digits)} ${unit}, median ${median.toFixed(digits)}`;
};

const SENTIMENT_RECALL = atLeast(0.655);
const SENTIMENT_TIME = atMost(30, ' µs');

/** Sentiment, ours first. */
export const sentimentTable = (figures: readonly SentimentFigures[]): string =>
  tableOf(
    ['Sentiment: macro-averaged recall', 'val', 'dev', 'mean', 'processor time a post, best'],
    [
      ['bar', '', '', SENTIMENT_RECALL.text, SENTIMENT_TIME.text],
      ...figures.map(({ name, val, dev, times }, index) => {
        const mean = (val + dev) / 2;
        const isOurs = index === 0;
        return [
          name,
          val.toFixed(3),
          dev.toFixed(3),
          judged(mean.toFixed(3), mean, isOurs ? SENTIMENT_RECALL : undefined),
          judged(timeText(times, 'µs'), times.best, isOurs ? SENTIMENT_TIME : undefined),
        ];
      }),
    ],
  );

/** What only Candor's sentiment has. */
export const ownTable = (figures: readonly OwnFigure[]): string =>
  tableOf(
    ['Sentiment: what only Candor has', 'bar', 'Candor'],
    figures.map(({ what, bar, value, text }) => [what, bar?.text ?? '', judged(text, value, bar)]),
  );

/** What is found, one column a tool; with `isSplit` Candor's figures on the two parts of the data as well. */
export const confidentialityTable = (
  rows: readonly Measured[],
  finders: readonly Finder[],
  isSplit: boolean,
): string =>
  tableOf(
    [
      'Confidentiality',
      'bar',
      ...finders.map(({ name }) => name),
      ...(isSplit ? ['Candor, tuned on', 'Candor, held out'] : []),
    ],
    rows.map(({ measurement: { what, bar }, shares }) => {
      const [ours, ...others] = shares;
      return [
        what,
        bar?.text ?? '',
        ours === undefined ? NOTHING : judged(shareText(ours.whole), percent(ours.whole), bar),
        ...finders.slice(1).map((_, index) => {
          const share = others[index];
          return share === undefined ? NOTHING : shareText(share.whole);
        }),
        ...(isSplit && ours !== undefined ? [shareText(ours.seen), shareText(ours.held)] : []),
      ];
    }),
  );

/** Passages of confidential documents. */
export const fingerprintTable = (figures: readonly FingerprintFigure[]): string =>
  tableOf(
    ['Fingerprints', 'bar', 'Candor'],
    figures.map(({ what, bar, count }) => [what, bar.text, judged(shareText(count), percent(count), bar)]),
  );

/** Time a post, one column a tool. */
export const speedTable = (figures: readonly SpeedFigure[], others: readonly Finder[]): string =>
  tableOf(
    ['Processor time a post, best', 'bar', 'Candor', ...others.map(({ name }) => name)],
    figures.map(({ what, bar, times }) => {
      const [ours, ...theirs] = times;
      return [
        what,
        bar?.text ?? '',
        ours === undefined ? NOTHING : judged(timeText(ours, 'µs'), ours.best, bar),
        ...theirs.map((one) => (one === undefined ? NOTHING : timeText(one, 'µs'))),
      ];
    }),
  );

const WORST_BAR = atMost(25, ' ms');
const WORST_SHOWN = 3;

/** The families of hostile texts that take longest. */
export const worstTable = (
  figures: readonly { readonly family: string; readonly milliseconds: Times }[],
): string =>
  tableOf(
    ['25,000 hostile characters, whole classifier, best', 'bar', 'Candor'],
    figures
      .slice(0, WORST_SHOWN)
      .map(({ family, milliseconds }) => [
        family,
        WORST_BAR.text,
        judged(timeText(milliseconds, 'ms'), milliseconds.best, WORST_BAR),
      ]),
  );
