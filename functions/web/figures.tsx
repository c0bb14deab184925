import type { FC } from 'hono/jsx';

import type { Detail } from '../../shared/disclosure/detail.ts';
import type { Figure, Release } from '../../shared/disclosure/release.ts';

const MARGIN_IN_DEVIATIONS = 2;

/**
 * A figure in words: exact for an official account, "about N, give or take M" (two standard deviations) where noise
 * was added, and `[c]` for zero, small and withheld alike.
 */
export const figureInWords = ({ value, standardDeviation }: Figure): string => {
  if (value === null) return '[c]';
  if (standardDeviation === null || standardDeviation === 0) return grouped(value);
  return `about ${grouped(value)}, give or take ${grouped(Math.ceil(MARGIN_IN_DEVIATIONS * standardDeviation))}`;
};

/** Digits in groups of three. */
const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/gu, ',');

const STEPS_IN_WORDS: Readonly<Record<Detail, string>> = {
  nothing: 'nothing: fewer people take part than figures can hide',
  'monthly-headline': 'a headline every month',
  'monthly-tables': 'a headline and tables every month',
  'weekly-headline-monthly-tables': 'a headline every week and tables every month',
};

/** What a programme of this size publishes, and from how many people on; nothing is said of an official account. */
export const StepInWords: FC<{ readonly release: Release | undefined }> = ({ release }) => {
  if (release?.step === undefined || release.step === null) return null;
  const { from, detail } = release.step;
  return (
    <p>
      Published is {STEPS_IN_WORDS[detail]}
      {from > 0 ? ` (the step for ${from} people who posted, or more)` : ''}.
    </p>
  );
};

/** One release as a table. */
export const ReleaseTable: FC<{ readonly release: Release }> = ({ release }) => (
  <table>
    <caption>{`${release.from} to ${release.to}${release.subject.kind === 'official' ? `, ${release.subject.handle}` : ''}`}</caption>
    <tr>
      <th scope="col">Table</th>
      <th scope="col">Category</th>
      <th scope="col">Measure</th>
      <th scope="col" class="number">
        Figure
      </th>
    </tr>
    {release.figures.map((figure) => (
      <tr>
        <td>{figure.table}</td>
        <td>{figure.category ?? 'all'}</td>
        <td>{figure.measure}</td>
        <td class="number">{figureInWords(figure)}</td>
      </tr>
    ))}
  </table>
);

const quoted = (value: string | number | null): string =>
  value === null
    ? ''
    : `"${String(value)
        .replaceAll('"', '""')
        .replace(/^[=+\-@\t\r]/u, "'$&")}"`;

/** Releases as CSV: one line a figure, withheld ones as `[c]`, text that a spreadsheet would run made harmless. */
export const releasesAsCsv = (releases: readonly Release[]): string => {
  const lines = releases.flatMap((release) =>
    release.figures.map((figure) =>
      [
        release.id,
        release.subject.kind,
        release.from,
        release.to,
        figure.table,
        figure.category ?? 'all',
        figure.measure,
        figure.value ?? '[c]',
        figure.clip,
        figure.standardDeviation,
        figureInWords(figure),
      ]
        .map(quoted)
        .join(','),
    ),
  );
  return [
    'release,kind,from,to,table,category,measure,value,clip,standardDeviation,inWords',
    ...lines,
    '',
  ].join('\r\n');
};
