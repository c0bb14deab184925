import { campaignDays, type CampaignRecord } from '../../../shared/campaigns/campaign-record.ts';
import {
  clicksWithin,
  sumOfClicks,
  type CampaignClicks,
  type DayClicks,
} from '../../../shared/campaigns/clicks.ts';
import type { DayRange } from '../../../shared/disclosure/release-reader.ts';
import type { Figure, Measure, Release } from '../../../shared/disclosure/release.ts';
import { calendarDay } from '../../../shared/posts/periods.ts';
import type { ChartPoint } from '../charts/line-geometry.ts';
import {
  postsOf,
  topicTotals,
  type ListedPost,
  type OfficialTotals,
} from '../../../shared/weekly/official-figures.ts';
import { daysIn } from './report-query.ts';

/** What is published under a campaign's tag of one month in which it ran. */
export interface AdvocacyMonth {
  readonly release: Release;
  readonly posts: Figure | undefined;
  readonly engagement: Figure | undefined;
}

/** What came of a campaign: clicks, official posts and people's posts, each counted for itself and never added up. */
export interface CampaignResults {
  readonly range: DayRange;
  readonly clicks: readonly DayClicks[];
  /** Undefined where no total was imported for a day of the campaign. */
  readonly clicksInAll: number | undefined;
  readonly official: OfficialTotals;
  readonly posts: readonly ListedPost[];
  readonly months: readonly AdvocacyMonth[];
}

const dayIn = (day: string) => calendarDay(new Date(`${day}T00:00:00Z`));

/** The days whose results a campaign has. */
export const campaignRange = (campaign: CampaignRecord): DayRange => {
  const { from, to } = campaignDays(campaign);
  return { from: dayIn(from), to: dayIn(to) };
};

const underTag = ({ figures }: Release, tag: string, measure: Measure): Figure | undefined =>
  figures.find((figure) => figure.table === 'topic' && figure.category === tag && figure.measure === measure);

/** A campaign's results, from what was released and imported. */
export const campaignResults = (
  campaign: CampaignRecord,
  {
    official,
    advocacy,
    clicks,
  }: {
    readonly official: readonly Release[];
    readonly advocacy: readonly Release[];
    readonly clicks: CampaignClicks | undefined;
  },
): CampaignResults => {
  const range = campaignRange(campaign);
  const days = clicksWithin(clicks, range);
  const within = official.filter(({ from }) => from >= range.from && from < range.to);
  return {
    range,
    clicks: days,
    clicksInAll: sumOfClicks(days),
    official: topicTotals(within, campaign.tag),
    posts: postsOf(within).filter(({ topic }) => topic === campaign.tag),
    months: advocacy
      .filter(({ period, from, to }) => period === 'month' && from < range.to && to > range.from)
      .toSorted((one, other) => one.from.localeCompare(other.from))
      .map((release) => ({
        release,
        posts: underTag(release, campaign.tag, 'posts'),
        engagement: underTag(release, campaign.tag, 'engagement'),
      })),
  };
};

/** A point for each day from the campaign's first to the last that has a total; days without one are gaps. */
export const clickPoints = (
  { range, clicks }: Pick<CampaignResults, 'range' | 'clicks'>,
  label: (day: string) => string,
): readonly ChartPoint[] => {
  const last = clicks.at(-1)?.day;
  if (last === undefined) return [];
  const byDay = new Map(clicks.map((total) => [total.day, total.clicks]));
  return daysIn(range)
    .filter((day) => day <= last)
    .map((day) => {
      const total = byDay.get(day);
      return {
        label: label(day),
        value: total === undefined ? { kind: 'absent' } : { kind: 'figure', value: total, margin: 0 },
      };
    });
};
