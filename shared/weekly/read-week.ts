import type { Campaigns } from '../campaigns/campaigns.ts';
import type { DayRange, ReleaseReader } from '../disclosure/release-reader.ts';
import type { Release } from '../disclosure/release.ts';
import type { OfficialAccount } from '../official/official-account.ts';
import type { OfficialAccountList } from '../official/official-accounts.ts';
import { readLinks } from './campaign-links.ts';
import { daysRead, reportedWeek, reportOf, type WeekReport } from './week-report.ts';

/** Releases of some accounts' days; of a hundred accounts at most, and as many days as the caller says. */
export const readOfficialDays = async (
  releases: ReleaseReader,
  accounts: readonly OfficialAccount[],
  range: DayRange,
): Promise<readonly Release[]> => {
  const each = await Promise.all(
    accounts.map(({ account }) => releases.between({ kind: 'official', account }, 'day', range)),
  );
  return each.flat();
};

const MONTHS_SHOWN = 24;
const WEEKS_SHOWN = 52;

/** What was released of people who take part: two years of months and one of weeks at most, each newest first. */
export const readAdvocacy = async (releases: ReleaseReader): Promise<readonly Release[]> => {
  const subject = { kind: 'advocacy' } as const;
  const months = await releases.list(subject, 'month', MONTHS_SHOWN);
  const weeks = await releases.list(subject, 'week', WEEKS_SHOWN);
  return [...months, ...weeks];
};

/** What a week's report is made from; none of it is about a person. */
export interface WeekPorts {
  readonly releases: ReleaseReader;
  readonly official: OfficialAccountList;
  readonly campaigns: Pick<Campaigns, 'list' | 'clicksOf'>;
  /** The campaigns' tags. */
  readonly tags: readonly string[];
}

/** The report of the latest week that was released at a moment. */
export const readWeekReport = async (ports: WeekPorts, now: Date): Promise<WeekReport> => {
  const { releases, official, campaigns, tags } = ports;
  const week = reportedWeek(now);
  const registered = await official.list();
  const approved = registered.filter(({ status }) => status !== 'asked');
  return reportOf({
    week,
    registered,
    official: await readOfficialDays(releases, approved, daysRead(week)),
    advocacy: await readAdvocacy(releases),
    tags,
    links: await readLinks(campaigns, week),
  });
};
