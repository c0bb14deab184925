import * as z from 'zod';

import { Measure, type Figure, type Release } from '../../../shared/disclosure/release.ts';
import { figureInWords } from '../../../shared/weekly/figure-words.ts';
import { headlineKind } from '../../../shared/weekly/figures.ts';
import { periodInWords } from '../../../shared/weekly/week-sentences.ts';
import type { LineChartProps } from '../charts/line-chart.tsx';
import type { Rows } from '../named-rows.tsx';
import {
  advocacyPairs,
  advocacyPoints,
  type AdvocacyPair,
  type PublishedPeriod,
} from './advocacy-figures.ts';
import type { Speech } from './speech.ts';

export const ADVOCACY_COMPARISONS = ['previous', 'none'] as const;

type AdvocacyComparison = (typeof ADVOCACY_COMPARISONS)[number];

/**
 * What the page is asked for in its address; whatever does not fit reads as if it were not there. Unless it says
 * otherwise, figures are compared where there is anything to compare them with.
 */
const AdvocacyQuery = z.object({
  measure: Measure.catch('posts'),
  compare: z.enum(ADVOCACY_COMPARISONS).optional().catch(undefined),
  release: z.string().max(100).optional().catch(undefined),
});
export type AdvocacyQuery = z.infer<typeof AdvocacyQuery>;

/** The query of an address. */
export const readAdvocacyQuery = (address: string): AdvocacyQuery =>
  AdvocacyQuery.parse(Object.fromEntries(new URL(address).searchParams));

/** A chart of advocacy, and the same as a table. */
export interface AdvocacyReport {
  /** What the figures are compared with; nothing where too few periods are published, whatever was asked for. */
  readonly compare: AdvocacyComparison;
  readonly chart: LineChartProps;
  readonly table: Rows<string>;
}

type Asked = Pick<AdvocacyQuery, 'measure' | 'compare'>;

const figureOr = (figure: Figure | undefined, speech: Speech): string =>
  figure === undefined ? speech.words.none : figureInWords(figure, speech);

const nameOf = ({ period: { kind, from } }: PublishedPeriod, speech: Speech): string =>
  periodInWords({ period: kind, from }, speech);

const comparedOf = (pairs: readonly AdvocacyPair[]): readonly PublishedPeriod[] =>
  pairs.flatMap(({ compared }) => compared ?? []);

/** From the first to the last of the periods compared, in words; undefined where there are none. */
const stretchCompared = (pairs: readonly AdvocacyPair[], speech: Speech): string | undefined => {
  const compared = comparedOf(pairs);
  const [first, last] = [compared[0], compared.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return speech.words.official.stretch(nameOf(first, speech), nameOf(last, speech));
};

const describePeriods = (periods: readonly PublishedPeriod[], speech: Speech): string => {
  const count = (isIt: (figure: Figure) => boolean): string =>
    speech.formats.number(periods.filter(({ figure }) => figure !== undefined && isIt(figure)).length);
  return speech.words.advocacy.chart.description(
    count(({ value }) => value !== null),
    count(({ value }) => value === null),
    figureOr(periods.at(-1)?.figure, speech),
  );
};

const describe = (pairs: readonly AdvocacyPair[], speech: Speech): string => {
  const shown = pairs.map((pair) => pair.shown);
  const said = describePeriods(shown, speech);
  const stretch = stretchCompared(pairs, speech);
  if (stretch === undefined) return said;
  const { comparedWith } = speech.words.advocacy.chart;
  return `${said} ${comparedWith(stretch, describePeriods(comparedOf(pairs), speech))}`;
};

const chartOf = (pairs: readonly AdvocacyPair[], { measure }: Asked, speech: Speech): LineChartProps => {
  const { words, formats } = speech;
  const { chart } = words.advocacy;
  const latest = pairs.at(-1)?.shown;
  const isMonthly = latest?.period.kind === 'month';
  const stretch = stretchCompared(pairs, speech);
  const note = chart.note(formats.number(latest?.figure?.clip ?? 0));
  return {
    id: 'advocacy-chart',
    title: chart[isMonthly ? 'monthly' : 'weekly'](chart.title[measure]),
    description: describe(pairs, speech),
    points: advocacyPoints(pairs, isMonthly ? formats.month : formats.shortDay),
    names: {
      value: chart.value,
      comparison: stretch === undefined ? '' : chart.comparison(stretch),
      margin: words.legend.margin,
      withheld: words.legend.withheld,
    },
    note: stretch === undefined ? note : `${note} ${chart.comparedNote}`,
    number: formats.number,
  };
};

const tableOf = (
  pairs: readonly AdvocacyPair[],
  { caption, measure }: { readonly caption: string } & Pick<Asked, 'measure'>,
  speech: Speech,
): Rows<string> => {
  const { words } = speech;
  const { comparedPeriod, comparedFigure } = words.advocacy.chart;
  const isCompared = comparedOf(pairs).length > 0;
  const beside = ({ compared }: AdvocacyPair): readonly string[] =>
    compared === undefined
      ? [words.none, words.none]
      : [nameOf(compared, speech), figureOr(compared.figure, speech)];
  return {
    caption,
    columns: [
      words.table.period,
      words.measures[measure],
      ...(isCompared ? [comparedPeriod, comparedFigure] : []),
    ],
    rows: pairs
      .toReversed()
      .map((pair) => [
        nameOf(pair.shown, speech),
        figureOr(pair.shown.figure, speech),
        ...(isCompared ? beside(pair) : []),
      ]),
  };
};

/** What is published of advocacy as a chart and a table; undefined where no headline ever was. */
export const advocacyReport = (
  releases: readonly Release[],
  asked: Asked,
  speech: Speech,
): AdvocacyReport | undefined => {
  const kind = headlineKind(releases);
  if (kind === undefined) return undefined;
  const { measure, compare } = asked;
  const pairs = advocacyPairs(releases, { kind, measure, isCompared: compare !== 'none' });
  const chart = chartOf(pairs, asked, speech);
  return {
    compare: comparedOf(pairs).length > 0 ? 'previous' : 'none',
    chart,
    table: tableOf(pairs, { caption: chart.title, measure }, speech),
  };
};
