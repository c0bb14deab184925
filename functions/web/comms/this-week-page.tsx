import type { FC } from 'hono/jsx';

import { addDays, dayOf } from '../../../shared/clock.ts';
import { accountPart } from '../account-path.ts';
import { Table } from '../layout.tsx';
import { figureInWords } from '../../../shared/weekly/figure-words.ts';
import type { NextStep, WeekReport } from '../../../shared/weekly/week-report.ts';
import { stepInWords, weekInSentences } from '../../../shared/weekly/week-sentences.ts';
import { NamedRows } from '../named-rows.tsx';
import { useSpeech } from './parts.tsx';
import { PostsTable } from './posts-table.tsx';

/** Where a step can be taken, if there is such a place. */
export const stepPath = (step: NextStep): string | undefined => {
  switch (step.kind) {
    case 'approve':
      return `/official/${accountPart(step.account)}`;
    case 'register':
      return '/official#registration';
    case 'silent-tag':
    case 'best-time':
      return undefined;
  }
};

const Links: FC<{ readonly report: WeekReport }> = ({ report: { links } }) => {
  const { words, formats } = useSpeech();
  if (links.length === 0) return null;
  return (
    <NamedRows
      areNumbers
      caption={words.week.links}
      columns={[words.week.columns.campaign, words.official.tag, words.week.columns.clicks]}
      rows={links.map(({ title, tag, clicks }) => [title, `#${tag}`, formats.number(clicks)])}
    />
  );
};

const Campaigns: FC<{ readonly report: WeekReport }> = ({ report: { campaigns } }) => {
  const speech = useSpeech();
  const { words, formats } = speech;
  return (
    <Table caption={words.week.campaigns}>
      <thead>
        <tr>
          <th scope="col">{words.official.tag}</th>
          <th scope="col" class="number">
            {words.week.columns.officialPosts}
          </th>
          <th scope="col" class="number">
            {words.week.columns.officialInteractions}
          </th>
          <th scope="col" class="number">
            {words.week.columns.advocacy}
          </th>
        </tr>
      </thead>
      <tbody>
        {campaigns.map(({ tag, official, advocacy }) => (
          <tr>
            <th scope="row">{`#${tag}`}</th>
            <td class="number">{formats.number(official.posts)}</td>
            <td class="number">{formats.number(official.engagement)}</td>
            <td class="number">
              {advocacy === undefined ? words.week.columns.unpublished : figureInWords(advocacy, speech)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
};

/** The page that a week at comms begins with. */
export const ThisWeekPage: FC<{ readonly report: WeekReport }> = ({ report }) => {
  const speech = useSpeech();
  const { words, formats } = speech;
  const { week, top, next } = report;
  const lastDay = dayOf(addDays(new Date(`${week.to}T00:00:00Z`), -1));
  return (
    <>
      <p>{words.week.about(formats.day(week.from), formats.day(lastDay))}</p>
      <ul class="sentences">
        {weekInSentences(report, speech).map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <h2>{words.week.next}</h2>
      {next.length === 0 ? (
        <p>{words.week.nothing}</p>
      ) : (
        <ul>
          {next.map((step) => {
            const [text, to] = [stepInWords(step, speech), stepPath(step)];
            return <li>{to === undefined ? text : <a href={to}>{text}</a>}</li>;
          })}
        </ul>
      )}
      <h2>{words.week.top}</h2>
      {top.length === 0 ? <p>{words.week.topNone}</p> : <PostsTable caption={words.week.top} posts={top} />}
      <h2>{words.week.campaigns}</h2>
      <p>{words.week.apart}</p>
      <Campaigns report={report} />
      <Links report={report} />
    </>
  );
};
