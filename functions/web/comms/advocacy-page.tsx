import type { FC } from 'hono/jsx';

import { Measure, type Release } from '../../../shared/disclosure/release.ts';
import { Table } from '../layout.tsx';
import { Select } from '../select.tsx';
import {
  ADVOCACY_COMPARISONS,
  advocacyReport,
  type AdvocacyQuery,
  type AdvocacyReport,
} from './advocacy-chart.ts';
import { figureInWords } from '../../../shared/weekly/figure-words.ts';
import { periodInWords } from '../../../shared/weekly/week-sentences.ts';
import { PrivacyCostTable } from './privacy-cost-table.tsx';
import { ReleaseFiles } from './release-files.tsx';
import { categoryInWords } from './speech.ts';
import { ChartFigure, ReportForm, useSpeech } from './parts.tsx';

const newestFirst = (releases: readonly Release[]): readonly Release[] =>
  releases.toSorted((one, other) => other.from.localeCompare(one.from));

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

/** What the chart and the tables show. */
const Choices: FC<{
  readonly ordered: readonly Release[];
  readonly chosen: Release;
  readonly query: AdvocacyQuery;
  readonly report: AdvocacyReport | undefined;
}> = ({ ordered, chosen, query, report }) => {
  const speech = useSpeech();
  const { words } = speech;
  return (
    <ReportForm action="/advocacy">
      <Select
        name="measure"
        label={words.advocacy.measure}
        chosen={query.measure}
        options={Measure.options.map((measure) => [measure, words.measures[measure]])}
      />
      <Select
        name="compare"
        label={words.advocacy.compare}
        chosen={report?.compare ?? 'none'}
        options={ADVOCACY_COMPARISONS.map((compare) => [compare, words.advocacy.comparisons[compare]])}
      />
      <Select
        name="release"
        label={words.advocacy.release}
        chosen={chosen.id}
        options={ordered.map((release) => [release.id, periodInWords(release, speech)])}
      />
    </ReportForm>
  );
};

/** The chart, and a sentence where somebody asked for a comparison that there is nothing for. */
const Headlines: FC<{ readonly report: AdvocacyReport | undefined; readonly query: AdvocacyQuery }> = ({
  report,
  query,
}) => {
  const { words } = useSpeech();
  if (report === undefined) return <p>{words.advocacy.headlineNone}</p>;
  const { chart, table, compare } = report;
  return (
    <>
      {query.compare === 'previous' && compare === 'none' && <p>{words.advocacy.nothingBefore}</p>}
      <ChartFigure
        chart={chart}
        table={table}
        picture={`/advocacy.svg?measure=${query.measure}&compare=${compare}`}
        csv="/releases.csv"
      />
    </>
  );
};

/** What is published of people who take part: nothing here is about one of them. */
export const AdvocacyPage: FC<{
  readonly releases: readonly Release[];
  readonly query: AdvocacyQuery;
  readonly now: Date;
}> = ({ releases, query, now }) => {
  const speech = useSpeech();
  const { words } = speech;
  const ordered = newestFirst(releases);
  const [latest] = ordered;
  const chosen = ordered.find(({ id }) => id === query.release) ?? latest;
  const report = advocacyReport(releases, query, speech);
  return (
    <>
      <p>{words.advocacy.about}</p>
      <StepInWords release={ordered.find(({ period }) => period === 'month')} />
      {chosen === undefined ? (
        <p>{words.advocacy.nothing}</p>
      ) : (
        <>
          <Choices ordered={ordered} chosen={chosen} query={query} report={report} />
          <Headlines report={report} query={query} />
          <ReleaseTable release={chosen} />
        </>
      )}
      <PrivacyCostTable />
      <ReleaseFiles now={now} />
    </>
  );
};
