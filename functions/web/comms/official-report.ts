import { addDays, dayOf } from '../../../shared/clock.ts';
import type { DayRange, ReleaseReader } from '../../../shared/disclosure/release-reader.ts';
import type { Release } from '../../../shared/disclosure/release.ts';
import type { OfficialAccount } from '../../../shared/official/official-account.ts';
import type { LineChartProps } from '../charts/line-chart.tsx';
import { countedInteractions, countedPosts } from '../../../shared/weekly/figure-words.ts';
import { perPost, totalsOf, type OfficialTotals } from '../../../shared/weekly/official-figures.ts';
import { firstDayOfAll, isReadThroughout } from '../../../shared/weekly/read-throughout.ts';
import { readOfficialDays } from '../../../shared/weekly/read-week.ts';
import { pointsOf } from './official-points.ts';
import type { Rows } from '../named-rows.tsx';
import type { Tile } from './parts.tsx';
import type { Speech } from './speech.ts';
import { daysIn, rangesOf, type ReportQuery } from './report-query.ts';

/** Days of official accounts that were asked for, and those they are compared with. */
export interface OfficialReport {
  readonly query: ReportQuery;
  /** The accounts the report is about, of all that were ever approved. */
  readonly accounts: readonly OfficialAccount[];
  readonly shown: { readonly range: DayRange; readonly releases: readonly Release[] };
  readonly compared?: { readonly range: DayRange; readonly releases: readonly Release[] };
}

const isEverRead = ({ status }: OfficialAccount): boolean => status !== 'asked';

/** Reads what a query asks for. */
export const readOfficialReport = async (
  {
    releases,
    registered,
  }: { readonly releases: ReleaseReader; readonly registered: readonly OfficialAccount[] },
  query: ReportQuery,
  now: Date,
): Promise<OfficialReport> => {
  const accounts = registered
    .filter(isEverRead)
    .filter(({ account }) => query.account === undefined || account === query.account);
  const { shown, compared } = rangesOf(query, now);
  return {
    query,
    accounts,
    shown: { range: shown, releases: await readOfficialDays(releases, accounts, shown) },
    ...(compared !== undefined && {
      compared: { range: compared, releases: await readOfficialDays(releases, accounts, compared) },
    }),
  };
};

/** The first day on which one of these accounts was read. */
export const firstReadDay = (accounts: readonly OfficialAccount[]): string | undefined =>
  accounts
    .flatMap((account) => (account.status === 'asked' ? [] : [account.readFrom.slice(0, 10)]))
    .sort()[0];

/** From the first day compared to the last one shown. */
const wholeStretch = ({ shown, compared }: OfficialReport): DayRange => ({
  from: (compared ?? shown).range.from,
  to: shown.range.to,
});

/** A stretch of days in words, its last day included. */
export const stretchInWords = ({ from, to }: DayRange, { words, formats }: Speech): string =>
  words.official.stretch(formats.day(from), formats.day(dayOf(addDays(new Date(`${to}T00:00:00Z`), -1))));

const changeInWords = (now: number, before: number | undefined, { words, formats }: Speech): string => {
  if (before === undefined) return words.official.notCompared;
  const by = formats.number(Math.abs(Math.round((now - before) * 10) / 10));
  if (now === before) return words.official.unchanged;
  return now > before ? words.official.more(by) : words.official.fewer(by);
};

/** The tiles of a report: posts, interactions, and interactions a post, each with its change. */
export const tilesOf = (report: OfficialReport, speech: Speech): readonly Tile[] => {
  const { words, formats } = speech;
  const { shown, compared } = report;
  const isCompared = compared === undefined || isReadThroughout(report.accounts, wholeStretch(report));
  const change = (value: number, earlier: number | undefined): string =>
    isCompared ? changeInWords(value, earlier, speech) : words.official.notAllRead;
  const now = totalsOf(shown.releases);
  const before = compared === undefined ? undefined : totalsOf(compared.releases);
  const [each, eachBefore] = [perPost(now), before === undefined ? undefined : perPost(before)];
  const counted = (measure: keyof OfficialTotals): Tile => ({
    name: words.official.tiles[measure],
    value: formats.number(now[measure]),
    change: change(now[measure], before?.[measure]),
  });
  return [
    counted('posts'),
    counted('engagement'),
    {
      name: words.official.tiles.perPost,
      value: each === undefined ? '–' : formats.number(each),
      change: each === undefined ? words.official.noPosts : change(each, eachBefore),
    },
  ];
};

const accountInWords = ({ query, accounts }: OfficialReport, { words }: Speech): string =>
  query.account === undefined ? words.official.allAccounts : (accounts[0]?.handle ?? words.official.account);

const describe = ({ shown, query }: OfficialReport, speech: Speech): string => {
  const { words, formats } = speech;
  const total = totalsOf(shown.releases)[query.measure];
  const byDay = daysIn(shown.range).map((day) => ({
    day,
    value: totalsOf(shown.releases.filter(({ from }) => from === day))[query.measure],
  }));
  const most = byDay.reduce<(typeof byDay)[number] | undefined>(
    (best, one) => (best === undefined || one.value > best.value ? one : best),
    undefined,
  );
  if (total === 0 || most === undefined) return words.official.chart.empty;
  const counted = query.measure === 'posts' ? countedPosts : countedInteractions;
  return words.official.chart.description(
    counted(total, speech),
    formats.number(most.value),
    formats.day(most.day),
  );
};

/** The chart of a report. */
export const officialChart = (report: OfficialReport, speech: Speech): LineChartProps => {
  const { words, formats } = speech;
  const { query, shown, compared, accounts } = report;
  const { chart } = words.official;
  return {
    id: 'official-chart',
    title: chart.title(
      chart[query.measure],
      accountInWords(report, speech),
      stretchInWords(shown.range, speech),
    ),
    description: describe(report, speech),
    points: pointsOf({
      measure: query.measure,
      shown,
      ...(compared !== undefined && { compared }),
      readFrom: firstReadDay(accounts),
      comparedFrom: firstDayOfAll(accounts, wholeStretch(report)),
      label: formats.shortDay,
    }),
    names: {
      value: chart.value,
      comparison: compared === undefined ? '' : chart.comparison(stretchInWords(compared.range, speech)),
      margin: words.legend.margin,
      withheld: words.legend.withheld,
    },
    note: chart.note,
    number: formats.number,
  };
};

/** The same figures as the chart, as a table. */
export const officialTable = (report: OfficialReport, speech: Speech): Rows<string> => {
  const { words, formats } = speech;
  const chart = officialChart(report, speech);
  const days = daysIn(report.shown.range);
  return {
    caption: chart.title,
    columns: [
      words.table.day,
      words.official.chart[report.query.measure],
      ...(report.compared === undefined ? [] : [words.official.chart.comparedColumn]),
    ],
    rows: chart.points.map(({ value, comparison }, index) => [
      formats.day(days[index] ?? ''),
      value.kind === 'figure' ? formats.number(value.value) : words.official.chart.notRead,
      ...(report.compared === undefined
        ? []
        : [comparison === undefined ? words.official.chart.notRead : formats.number(comparison)]),
    ]),
  };
};
