import type { FC } from 'hono/jsx';

import type { Formats } from '../../shared/formats.ts';
import type { MyDataReader } from '../../shared/rights/my-data.ts';
import { LineChart, type LineChartProps } from './charts/line-chart.tsx';
import { csvOf } from './comms/csv.ts';
import { useFormats, useWords } from './language.tsx';
import { Table } from './layout.tsx';
import { interactionsIn, ownEngagement, type OwnEngagement } from './my-engagement.ts';
import { participantIn } from './participant-session.ts';
import type { SignedInVisit, SiteBuilder, SiteParts } from './site-parts.ts';
import { MY_ENGAGEMENT } from './words/catalogues.ts';

/** What showing somebody their own engagement works with: what is held of them, read by their own key. */
export interface MyEngagementParts extends Pick<SiteParts, 'clock'> {
  readonly myData: MyDataReader;
}

type Words = (typeof MY_ENGAGEMENT)['en'];

/** All accounts together, week by week. */
export const ownChart = (
  { weeks, rows }: OwnEngagement,
  words: Words,
  { number, day, shortDay }: Formats,
): LineChartProps => {
  const points = weeks.map((week) => ({
    label: shortDay(week),
    week,
    value: interactionsIn(rows.filter(({ from }) => from === week)),
  }));
  const best = points.reduce((most, point) => (point.value > most.value ? point : most), {
    value: 0,
    week: weeks[0] ?? '',
  });
  return {
    id: 'own-engagement',
    title: words.chart.title(day(weeks[0] ?? '')),
    description:
      best.value === 0
        ? words.chart.nothing
        : words.chart.description(number(interactionsIn(rows)), number(best.value), day(best.week)),
    points: points.map(({ label, value }) => ({
      label,
      value: { kind: 'figure', value, margin: 0 },
    })),
    names: { value: words.chart.value, margin: '', comparison: '', withheld: '' },
    note: words.chart.note,
    number,
  };
};

/** The columns that hold numbers. */
const NUMBERS: ReadonlySet<number> = new Set([2, 3, 4, 5]);

const Weeks: FC<{ readonly engagement: OwnEngagement }> = ({ engagement: { rows } }) => {
  const words = useWords(MY_ENGAGEMENT);
  const { day, number } = useFormats();
  return (
    <Table caption={words.table}>
      <thead>
        <tr>
          {words.columns.map((column, index) => (
            <th scope="col" class={NUMBERS.has(index) ? 'number' : undefined}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows
          .filter(({ posts }) => posts > 0)
          .map(({ from, handle, posts, likes, reposts, replies, isFinal }) => (
            <tr>
              <th scope="row">{day(from)}</th>
              <td>
                <bdi>{handle}</bdi>
              </td>
              {[posts, likes, reposts, replies].map((count) => (
                <td class="number">{number(count)}</td>
              ))}
              <td>{isFinal ? words.final : words.growing}</td>
            </tr>
          ))}
      </tbody>
    </Table>
  );
};

const Shown: FC<{ readonly engagement: OwnEngagement }> = ({ engagement }) => {
  const words = useWords(MY_ENGAGEMENT);
  const chart = ownChart(engagement, words, useFormats());
  return (
    <>
      <div class="table" role="region" aria-label={chart.title} tabindex={0}>
        <LineChart {...chart} />
      </div>
      <Weeks engagement={engagement} />
      <p>{words.howLong}</p>
      <p class="downloads">
        <a href="/my-engagement.csv">{words.csv}</a>
      </p>
    </>
  );
};

const MyEngagement: FC<{ readonly engagement: OwnEngagement }> = ({ engagement }) => {
  const words = useWords(MY_ENGAGEMENT);
  return (
    <>
      <p class="note">{words.onlyYou}</p>
      {engagement.weeks.length === 0 ? <p>{words.none}</p> : <Shown engagement={engagement} />}
    </>
  );
};

const engagementOf = async (
  visit: SignedInVisit,
  { myData, clock }: MyEngagementParts,
): Promise<OwnEngagement> => {
  const { links, sheets } = await myData.read(participantIn(visit));
  return ownEngagement(links, sheets, clock.now());
};

/** Shows somebody their own engagement, to nobody else. */
export const addMyEngagement = (site: SiteBuilder, parts: MyEngagementParts): void => {
  site.guarded('GET /my-engagement', async (visit) =>
    visit.page(
      visit.words(MY_ENGAGEMENT).title,
      <MyEngagement engagement={await engagementOf(visit, parts)} />,
    ),
  );

  site.guarded('GET /my-engagement.csv', async (visit) => {
    const { rows } = await engagementOf(visit, parts);
    const csv = csvOf(
      ['week', 'account', 'posts', 'likes', 'reposts', 'replies', 'final'],
      rows.map(({ from, handle, posts, likes, reposts, replies, isFinal }) => [
        from,
        handle,
        posts,
        likes,
        reposts,
        replies,
        String(isFinal),
      ]),
    );
    return visit.context.body(csv, 200, {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="candor-my-engagement.csv"',
      'cache-control': 'no-store',
    });
  });
};
