import type { FC } from 'hono/jsx';

import type { OfficialAccount } from '../../../shared/official/official-account.ts';
import { accountPart } from '../account-path.ts';
import { Table } from '../layout.tsx';
import { Select } from '../select.tsx';
import { perPost, postsOf, totalsOf } from '../../../shared/weekly/official-figures.ts';
import {
  officialChart,
  officialTable,
  stretchInWords,
  tilesOf,
  type OfficialReport,
} from './official-report.ts';
import { ChartFigure, ReportForm, Tiles, useSpeech } from './parts.tsx';
import { ByContent, PagedPosts, TimeOfDay } from './posts-table.tsx';
import { COMPARISONS, DAYS, reportAddress } from './report-query.ts';

/** A report and where it stands: all accounts together, or one on its own page. */
interface ReportProps {
  readonly report: OfficialReport;
  readonly path: string;
}

const Choices: FC<ReportProps> = ({ report: { query }, path }) => {
  const { official, measures } = useSpeech().words;
  return (
    <ReportForm action={path}>
      <Select
        name="days"
        label={official.days}
        chosen={query.days}
        options={DAYS.map((days) => [days, official.lastDays[days]])}
      />
      <Select
        name="compare"
        label={official.compare}
        chosen={query.compare}
        options={COMPARISONS.map((compare) => [compare, official.comparisons[compare]])}
      />
      <Select
        name="measure"
        label={official.measure}
        chosen={query.measure}
        options={[
          ['engagement', measures.engagement],
          ['posts', measures.posts],
        ]}
      />
    </ReportForm>
  );
};

const AccountsTable: FC<{ readonly report: OfficialReport }> = ({ report: { accounts, shown } }) => {
  const { words, formats } = useSpeech();
  const { byAccount, account, tiles } = words.official;
  const totalsFor = ({ account: id }: OfficialAccount) =>
    totalsOf(shown.releases.filter(({ subject }) => subject.kind === 'official' && subject.account === id));
  return (
    <Table caption={byAccount}>
      <thead>
        <tr>
          <th scope="col">{account}</th>
          {[tiles.posts, tiles.engagement, tiles.perPost].map((name) => (
            <th scope="col" class="number">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {accounts.map((one) => {
          const totals = totalsFor(one);
          const each = perPost(totals);
          return (
            <tr>
              <th scope="row">
                <a href={`/official/${accountPart(one.account)}`}>{one.handle}</a>
              </th>
              <td class="number">{formats.number(totals.posts)}</td>
              <td class="number">{formats.number(totals.engagement)}</td>
              <td class="number">{each === undefined ? '–' : formats.number(each)}</td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
};

/** Figures of official accounts: tiles, the chart with its comparison, accounts, posts and times of day. */
export const OfficialFigures: FC<ReportProps> = ({ report, path }) => {
  const speech = useSpeech();
  const { words } = speech;
  const { query, shown } = report;
  const posts = postsOf(shown.releases);
  return (
    <>
      <p>{words.official.about}</p>
      <Choices report={report} path={path} />
      <h2>{stretchInWords(shown.range, speech)}</h2>
      <Tiles tiles={tilesOf(report, speech)} />
      <ChartFigure
        chart={officialChart(report, speech)}
        table={officialTable(report, speech)}
        picture={reportAddress('/official.svg', query)}
        csv={reportAddress('/official.csv', query)}
      />
      {query.account === undefined && <AccountsTable report={report} />}
      <h2>{words.official.postsTitle}</h2>
      <PagedPosts posts={posts} path={path} query={query} />
      <p class="downloads">
        <a href={reportAddress('/official-posts.csv', query)}>{words.official.postsCsv}</a>
      </p>
      <h2>{words.official.content}</h2>
      <ByContent posts={posts} />
      <h2>{words.official.time}</h2>
      <TimeOfDay posts={posts} />
    </>
  );
};
