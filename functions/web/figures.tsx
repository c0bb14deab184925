import type { FC } from 'hono/jsx';

import type { Figure, Release } from '../../shared/disclosure/release.ts';

const MARGIN_IN_DEVIATIONS = 2;

/**
 * A figure in words: exact for an official account, "about N, give or take M" (two standard deviations) where noise
 * was added, and `[c]` for zero, small and withheld alike.
 */
export const figureInWords = ({ value, standardDeviation }: Figure): string => {
  if (value === null) return '[c]';
  if (standardDeviation === null || standardDeviation === 0) return String(value);
  return `about ${value}, give or take ${Math.ceil(MARGIN_IN_DEVIATIONS * standardDeviation)}`;
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
      ]
        .map(quoted)
        .join(','),
    ),
  );
  return ['release,kind,from,to,table,category,measure,value,clip,standardDeviation', ...lines, ''].join(
    '\r\n',
  );
};
