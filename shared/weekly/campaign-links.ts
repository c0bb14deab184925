import type { Campaigns } from '../campaigns/campaigns.ts';
import { campaignDays } from '../campaigns/campaign-record.ts';
import { clicksWithin, sumOfClicks } from '../campaigns/clicks.ts';
import type { DayRange } from '../disclosure/release-reader.ts';
import type { LinkClicks } from './week-report.ts';

/** How often the links of campaigns that ran in a week were opened in it; those without a total are left out. */
export const readLinks = async (
  campaigns: Pick<Campaigns, 'list' | 'clicksOf'>,
  week: DayRange,
): Promise<readonly LinkClicks[]> => {
  const ran = (await campaigns.list()).filter((campaign) => {
    const { from, to } = campaignDays(campaign);
    return from < week.to && to > week.from;
  });
  const links = await Promise.all(
    ran.map(async ({ id, title, tag }) => {
      const clicks = sumOfClicks(clicksWithin(await campaigns.clicksOf(id), week));
      return clicks === undefined ? [] : [{ title, tag, clicks }];
    }),
  );
  return links.flat();
};
