import type { Release } from '../disclosure/release.ts';
import { countedInteractions, countedPosts, type ReportSpeech } from './figure-words.ts';
import { marginOf } from './figures.ts';
import type { NextStep, WeekReport } from './week-report.ts';

/** A period of a release in words. */
export const periodInWords = (
  { period, from }: Pick<Release, 'period' | 'from'>,
  { words, formats }: ReportSpeech,
): string => (period === 'month' ? formats.month(from) : words.advocacy.week(formats.day(from)));

const changeInWords = (
  { official, officialBefore }: WeekReport,
  { words, formats }: ReportSpeech,
): string => {
  if (officialBefore === undefined) return words.week.notCompared;
  const change = official.engagement - officialBefore.engagement;
  const by = formats.number(Math.abs(change));
  if (change === 0) return words.week.same;
  return change > 0 ? words.week.more(by) : words.week.fewer(by);
};

const officialSentence = (report: WeekReport, speech: ReportSpeech): string => {
  const { isAnyRead, official } = report;
  const { week } = speech.words;
  if (!isAnyRead) return week.officialNone;
  if (official.posts === 0) return week.officialSilent;
  return week.official(
    countedPosts(official.posts, speech),
    countedInteractions(official.engagement, speech),
    changeInWords(report, speech),
  );
};

const advocacySentence = ({ advocacy }: WeekReport, speech: ReportSpeech): string => {
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
const clicksSentence = ({ links }: WeekReport, { words, formats }: ReportSpeech): string => {
  const [most] = links;
  if (most === undefined) return '';
  return ` ${words.week.clicks(most.title, most.clicks, formats.number(most.clicks))}`;
};

const officialCampaign = ({ campaigns }: WeekReport, speech: ReportSpeech): string => {
  const { week } = speech.words;
  const [best] = campaigns
    .filter(({ official }) => official.posts > 0)
    .sort((one, other) => other.official.engagement - one.official.engagement);
  if (best === undefined) return week.campaignNone;
  const { posts, engagement } = best.official;
  return week.campaign(best.tag, countedPosts(posts, speech), countedInteractions(engagement, speech));
};

const campaignSentence = (report: WeekReport, speech: ReportSpeech): string =>
  `${officialCampaign(report, speech)}${clicksSentence(report, speech)}`;

/** The week in three plain sentences: official accounts, people who take part, campaigns. */
export const weekInSentences = (
  report: WeekReport,
  speech: ReportSpeech,
): readonly [string, string, string] => [
  officialSentence(report, speech),
  advocacySentence(report, speech),
  campaignSentence(report, speech),
];

/** An hour of the day in two digits. */
export const hourOf = (value: number): string => String(value).padStart(2, '0');

/** What to do next, in words. */
export const stepInWords = (
  step: NextStep,
  { words: { week, official, posts }, formats }: ReportSpeech,
): string => {
  switch (step.kind) {
    case 'approve':
      return week.approve(step.handle);
    case 'register':
      return week.register;
    case 'silent-tag':
      return week.silentTag(step.tag);
    case 'best-time': {
      const { from, to, posts: count } = step.hours;
      const hours = official.hoursOf(hourOf(from), hourOf(to));
      const counted = posts(count, formats.number(count));
      return week.bestTime(hours, formats.number(step.each), counted);
    }
  }
};
