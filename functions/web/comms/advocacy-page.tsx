import type { FC } from 'hono/jsx';
import * as z from 'zod';

import { Measure, type Release } from '../../../shared/disclosure/release.ts';
import type { LineChartProps } from '../charts/line-chart.tsx';
import { Table } from '../layout.tsx';
import { Select } from '../select.tsx';
import { advocacyPoints } from './advocacy-figures.ts';
import { figureInWords } from '../../../shared/weekly/figure-words.ts';
import { headlineKind, headlineOf, type AdvocacyPeriod } from '../../../shared/weekly/figures.ts';
import { periodInWords } from '../../../shared/weekly/week-sentences.ts';
import { PrivacyCostTable } from './privacy-cost-table.tsx';
import { categoryInWords, type Speech } from './speech.ts';
import type { Rows } from '../named-rows.tsx';
import { ChartFigure, ReportForm, useSpeech } from './parts.tsx';

/** What the page is asked for in its address; whatever does not fit reads as if it were not there. */
const AdvocacyQuery = z.object({
  measure: Measure.catch('posts'),
  release: z.string().max(100).optional().catch(undefined),
});
export type AdvocacyQuery = z.infer<typeof AdvocacyQuery>;

/** The query of an address. */
export const readAdvocacyQuery = (address: string): AdvocacyQuery =>
  AdvocacyQuery.parse(Object.fromEntries(new URL(address).searchParams));

const those = (releases: readonly Release[], kind: AdvocacyPeriod): readonly Release[] =>
  releases.filter(({ period }) => period === kind);

const newestFirst = (releases: readonly Release[]): readonly Release[] =>
  releases.toSorted((one, other) => other.from.localeCompare(one.from));

/** The chart of what is published of advocacy; undefined where no headline ever was. */
export const advocacyChart = (
  releases: readonly Release[],
  measure: AdvocacyQuery['measure'],
  speech: Speech,
): LineChartProps | undefined => {
  const kind = headlineKind(releases);
  if (kind === undefined) return undefined;
  const { words, formats } = speech;
  const { chart } = words.advocacy;
  const points = advocacyPoints(
    releases,
    { kind, measure },
    kind === 'month' ? formats.month : formats.shortDay,
  );
  const latest = headlineOf(newestFirst(those(releases, kind))[0], measure);
  const count = (wanted: string): string =>
    formats.number(points.filter(({ value }) => value.kind === wanted).length);
  return {
    id: 'advocacy-chart',
    title: chart[kind === 'month' ? 'monthly' : 'weekly'](chart.title[measure]),
    description: chart.description(
      count('figure'),
      count('withheld'),
      latest === undefined ? words.none : figureInWords(latest, speech),
    ),
    points,
    names: {
      value: chart.value,
      comparison: '',
      margin: words.legend.margin,
      withheld: words.legend.withheld,
    },
    note: chart.note(formats.number(latest?.clip ?? 0)),
    number: formats.number,
  };
};

const headlineTable = (releases: readonly Release[], query: AdvocacyQuery, speech: Speech): Rows<string> => {
  const { words } = speech;
  const kind = headlineKind(releases) ?? 'month';
  return {
    caption: advocacyChart(releases, query.measure, speech)?.title ?? words.advocacy.title,
    columns: [words.table.period, words.measures[query.measure]],
    rows: newestFirst(those(releases, kind)).map((release) => {
      const figure = headlineOf(release, query.measure);
      return [
        periodInWords(release, speech),
        figure === undefined ? words.none : figureInWords(figure, speech),
      ];
    }),
  };
};

/** What a programme of this size publishes, and from how many people on. */
const StepInWords: FC<{ readonly release: Release | undefined }> = ({ release }) => {
  const { words, formats } = useSpeech();
  if (release?.step === undefined || release.step === null) return null;
  const { from, detail } = release.step;
  const step = words.advocacy.steps[detail];
  return (
    <p>
      {from > 0 ? words.advocacy.publishedFrom(step, formats.number(from)) : words.advocacy.published(step)}
    </p>
  );
};

/** One release as a table. */
const ReleaseTable: FC<{ readonly release: Release }> = ({ release }) => {
  const speech = useSpeech();
  const { words } = speech;
  return (
    <Table caption={periodInWords(release, speech)}>
      <thead>
        <tr>
          <th scope="col">{words.table.table}</th>
          <th scope="col">{words.table.category}</th>
          <th scope="col">{words.table.measure}</th>
          <th scope="col" class="number">
            {words.table.figure}
          </th>
        </tr>
      </thead>
      <tbody>
        {release.figures.map((figure) => (
          <tr>
            <td>{words.tables[figure.table]}</td>
            <td>{categoryInWords(figure, speech)}</td>
            <td>{words.measures[figure.measure]}</td>
            <td class="number">{figureInWords(figure, speech)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
};

/** What is published of people who take part: nothing here is about one of them. */
export const AdvocacyPage: FC<{ readonly releases: readonly Release[]; readonly query: AdvocacyQuery }> = ({
  releases,
  query,
}) => {
  const speech = useSpeech();
  const { words } = speech;
  const ordered = newestFirst(releases);
  const [latest] = ordered;
  const chosen = ordered.find(({ id }) => id === query.release) ?? latest;
  const chart = advocacyChart(releases, query.measure, speech);
  return (
    <>
      <p>{words.advocacy.about}</p>
      <StepInWords release={ordered.find(({ period }) => period === 'month')} />
      {chosen === undefined ? (
        <p>{words.advocacy.nothing}</p>
      ) : (
        <>
          <ReportForm action="/advocacy">
            <Select
              name="measure"
              label={words.advocacy.measure}
              chosen={query.measure}
              options={Measure.options.map((measure) => [measure, words.measures[measure]])}
            />
            <Select
              name="release"
              label={words.advocacy.release}
              chosen={chosen.id}
              options={ordered.map((release) => [release.id, periodInWords(release, speech)])}
            />
          </ReportForm>
          {chart === undefined ? (
            <p>{words.advocacy.headlineNone}</p>
          ) : (
            <ChartFigure
              chart={chart}
              table={headlineTable(releases, query, speech)}
              picture={`/advocacy.svg?measure=${query.measure}`}
              csv="/releases.csv"
            />
          )}
          <ReleaseTable release={chosen} />
        </>
      )}
      <PrivacyCostTable />
    </>
  );
};
