import type { FC } from 'hono/jsx';

import { addDays, dayOf } from '../../../shared/clock.ts';
import { accountPart } from '../account-path.ts';
import { Table } from '../layout.tsx';
import { marginOf } from './advocacy-figures.ts';
import { periodInWords } from './advocacy-page.tsx';
import { countedInteractions, countedPosts, figureInWords, type Speech } from './figure-words.ts';
import { NumberTable, useSpeech } from './parts.tsx';
import { hourOf, PostsTable } from './posts-table.tsx';
import type { NextStep, WeekReport } from './this-week.ts';

const officialSentence = ({ isAnyRead, official, officialBefore }: WeekReport, speech: Speech): string => {
  const { week } = speech.words;
  if (!isAnyRead) return week.officialNone;
  if (official.posts === 0) return week.officialSilent;
  const change = official.engagement - officialBefore.engagement;
  const by = speech.formats.number(Math.abs(change));
  const inWords = change === 0 ? week.same : change > 0 ? week.more(by) : week.fewer(by);
  return week.official(
    countedPosts(official.posts, speech),
    countedInteractions(official.engagement, speech),
    inWords,
  );
};

const advocacySentence = ({ advocacy }: WeekReport, speech: Speech): string => {
  const { week } = speech.words;
  if (advocacy === undefined) return week.advocacyNone;
  const period = periodInWords(advocacy.release, speech);
  if (advocacy.headline.value === null) return week.advocacyWithheld(period);
  const differences = { more: week.advocacyMore, fewer: week.advocacyFewer, chance: week.advocacySame };
  const difference = advocacy.difference === undefined ? '' : differences[advocacy.difference];
  const { number } = speech.formats;
  const posts = { value: number(advocacy.headline.value), margin: number(marginOf(advocacy.headline)) };
  return week.advocacy(period, posts, difference);
};

/** What is added where clicks were imported: those of the link that was opened most. */
const clicksSentence = ({ links }: WeekReport, { words, formats }: Speech): string => {
  const [most] = links;
  if (most === undefined) return '';
  return ` ${words.week.clicks(most.title, most.clicks, formats.number(most.clicks))}`;
};

const officialCampaign = ({ campaigns }: WeekReport, speech: Speech): string => {
  const { week } = speech.words;
  const [best] = campaigns
    .filter(({ official }) => official.posts > 0)
    .sort((one, other) => other.official.engagement - one.official.engagement);
  if (best === undefined) return week.campaignNone;
  const { posts, engagement } = best.official;
  return week.campaign(best.tag, countedPosts(posts, speech), countedInteractions(engagement, speech));
};

const campaignSentence = (report: WeekReport, speech: Speech): string =>
  `${officialCampaign(report, speech)}${clicksSentence(report, speech)}`;

/** The week in three plain sentences: official accounts, people who take part, campaigns. */
export const weekInSentences = (report: WeekReport, speech: Speech): readonly [string, string, string] => [
  officialSentence(report, speech),
  advocacySentence(report, speech),
  campaignSentence(report, speech),
];

/** What to do next, with where to do it if there is such a place. */
export const stepInWords = (
  step: NextStep,
  { words: { week, official, posts }, formats }: Speech,
): { readonly text: string; readonly to?: string } => {
  switch (step.kind) {
    case 'approve':
      return { text: week.approve(step.handle), to: `/official/${accountPart(step.account)}` };
    case 'register':
      return { text: week.register, to: '/official#registration' };
    case 'silent-tag':
      return { text: week.silentTag(step.tag) };
    case 'best-time': {
      const { from, to, posts: count } = step.hours;
      const hours = official.hoursOf(hourOf(from), hourOf(to));
      const counted = posts(count, formats.number(count));
      return { text: week.bestTime(hours, formats.number(step.each), counted) };
    }
  }
};

const Links: FC<{ readonly report: WeekReport }> = ({ report: { links } }) => {
  const { words, formats } = useSpeech();
  if (links.length === 0) return null;
  return (
    <NumberTable
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
            const { text, to } = stepInWords(step, speech);
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
