import { addDays } from '../clock.ts';
import { closedPeriods } from '../disclosure/release-period.ts';
import type { DayRange } from '../disclosure/release-reader.ts';
import type { Figure, Release } from '../disclosure/release.ts';
import type { AccountId } from '../ids.ts';
import type { OfficialAccount } from '../official/official-account.ts';
import { calendarDay } from '../posts/periods.ts';
import { differenceOf, headlineKind, headlineOf, type Difference } from './figures.ts';
import {
  byTimeOfDay,
  perPost,
  postsOf,
  topicTotals,
  totalsOf,
  type HoursOfDay,
  type ListedPost,
  type OfficialTotals,
} from './official-figures.ts';
import { isReadThroughout } from './read-throughout.ts';

const WEEKS_READ = 4;
const DAYS_A_WEEK = 7;
const LOOK_BACK_DAYS = 14;
/** The job publishes within two of its runs. */
const RELEASED_AFTER_DAYS = 0.25;

/** The week a Monday report is about: the latest whose posts were all counted at their freeze age and released. */
export const reportedWeek = (now: Date): DayRange => {
  const week = closedPeriods('week', addDays(now, -RELEASED_AFTER_DAYS), LOOK_BACK_DAYS).at(-1);
  if (week === undefined) throw new Error('two weeks hold a week that closed');
  return { from: week.from, to: week.to };
};

const before = ({ from }: DayRange, weeks: number): DayRange => ({
  from: calendarDay(addDays(new Date(`${from}T00:00:00Z`), -weeks * DAYS_A_WEEK)),
  to: from,
});

/** All days a report reads: the week, and enough before it to compare it and to tell good hours from bad ones. */
export const daysRead = (week: DayRange): DayRange => ({
  from: before(week, WEEKS_READ - 1).from,
  to: week.to,
});

/** How often one campaign's link was opened in the week, as far as its days were imported. */
export interface LinkClicks {
  readonly title: string;
  readonly tag: string;
  readonly clicks: number;
}

/** What a report is made from: registrations and releases, and nothing else. */
export interface WeekSources {
  readonly week: DayRange;
  readonly registered: readonly OfficialAccount[];
  readonly official: readonly Release[];
  readonly advocacy: readonly Release[];
  /** The campaigns' tags. */
  readonly tags: readonly string[];
  /** Campaigns of the week whose links had clicks imported. */
  readonly links: readonly LinkClicks[];
}

/** A campaign's results: official ones exact, advocacy's as released under its tag; never together. */
export interface CampaignResult {
  readonly tag: string;
  readonly official: OfficialTotals;
  readonly advocacy: Figure | undefined;
}

/** What can be done next, most urgent first. */
export type NextStep =
  | { readonly kind: 'approve'; readonly account: AccountId; readonly handle: string }
  | { readonly kind: 'register' }
  | { readonly kind: 'silent-tag'; readonly tag: string }
  | { readonly kind: 'best-time'; readonly hours: HoursOfDay; readonly each: number };

/** What the report says of advocacy: the latest headline, and how it compares. */
export interface AdvocacyNews {
  readonly release: Release;
  readonly headline: Figure;
  readonly difference: Difference | undefined;
}

/** A Monday report. */
export interface WeekReport {
  readonly week: DayRange;
  readonly isAnyRead: boolean;
  readonly official: OfficialTotals;
  /** Undefined where not the same accounts were read in both weeks. */
  readonly officialBefore: OfficialTotals | undefined;
  readonly advocacy: AdvocacyNews | undefined;
  readonly campaigns: readonly CampaignResult[];
  /** Links of campaigns, the one that was opened most first. */
  readonly links: readonly LinkClicks[];
  readonly top: readonly ListedPost[];
  readonly next: readonly NextStep[];
}

const within = (releases: readonly Release[], { from, to }: DayRange): readonly Release[] =>
  releases.filter((release) => release.from >= from && release.from < to);

const newest = (releases: readonly Release[]): readonly Release[] =>
  releases.toSorted((one, other) => other.from.localeCompare(one.from));

const advocacyNews = (releases: readonly Release[]): AdvocacyNews | undefined => {
  const kind = headlineKind(releases);
  const [latest, previous] = newest(releases.filter(({ period }) => period === kind));
  const [headline, earlier] = [headlineOf(latest, 'posts'), headlineOf(previous, 'posts')];
  if (latest === undefined || headline === undefined) return undefined;
  const difference = earlier === undefined ? undefined : differenceOf(headline, earlier);
  return { release: latest, headline, difference };
};

const campaignResults = (
  { tags, advocacy }: WeekSources,
  thisWeek: readonly Release[],
): readonly CampaignResult[] => {
  const [month] = newest(advocacy.filter(({ period }) => period === 'month'));
  return tags.map((tag) => ({
    tag,
    official: topicTotals(thisWeek, tag),
    advocacy: month?.figures.find(
      ({ table, category, measure }) => table === 'topic' && category === tag && measure === 'posts',
    ),
  }));
};

/** So few posts say nothing about hours. */
const POSTS_AT_LEAST = 10;
const POSTS_A_BAND_AT_LEAST = 3;

const bestTime = (posts: readonly ListedPost[]): readonly NextStep[] => {
  if (posts.length < POSTS_AT_LEAST) return [];
  const [best] = byTimeOfDay(posts)
    .filter((hours) => hours.posts >= POSTS_A_BAND_AT_LEAST)
    .map((hours) => ({ hours, each: perPost(hours) ?? 0 }))
    .sort((one, other) => other.each - one.each);
  return best === undefined || best.each === 0 ? [] : [{ kind: 'best-time', ...best }];
};

const nextSteps = (
  { registered, official }: WeekSources,
  campaigns: readonly CampaignResult[],
  isAnyRead: boolean,
): readonly NextStep[] => [
  ...registered
    .filter(({ status }) => status === 'asked')
    .map(({ account, handle }): NextStep => ({ kind: 'approve', account, handle })),
  ...(registered.every(({ status }) => status === 'ended') ? [{ kind: 'register' } as const] : []),
  ...(isAnyRead
    ? campaigns
        .filter((campaign) => campaign.official.posts === 0)
        .map(({ tag }): NextStep => ({ kind: 'silent-tag', tag }))
    : []),
  ...bestTime(postsOf(official)),
];

const TOP_POSTS = 5;

/** The report of a week, from what was released. */
export const reportOf = (sources: WeekSources): WeekReport => {
  const { week, registered, official, advocacy } = sources;
  const thisWeek = within(official, week);
  const earlier = before(week, 1);
  const isAnyRead = registered.some((account) => account.status !== 'asked' && account.readFrom < week.to);
  const campaigns = campaignResults(sources, thisWeek);
  return {
    week,
    isAnyRead,
    official: totalsOf(thisWeek),
    officialBefore: isReadThroughout(registered, { from: earlier.from, to: week.to })
      ? totalsOf(within(official, earlier))
      : undefined,
    advocacy: advocacyNews(advocacy),
    campaigns,
    links: sources.links.toSorted((one, other) => other.clicks - one.clicks),
    top: postsOf(thisWeek).slice(0, TOP_POSTS),
    next: nextSteps(sources, campaigns, isAnyRead),
  };
};
