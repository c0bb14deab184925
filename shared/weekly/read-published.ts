import { addDays } from '../clock.ts';
import type { DayRange, ReleaseReader } from '../disclosure/release-reader.ts';
import type { Release } from '../disclosure/release.ts';
import type { AccountId } from '../ids.ts';
import type { OfficialAccountList } from '../official/official-accounts.ts';
import { calendarDay } from '../posts/periods.ts';
import { monthPeriod, type Month } from '../summaries/summary-period.ts';

/** What is published in a month began at most so many days before it: a month closes eight days after its end. */
const BEGAN_DAYS_AT_MOST = 62;

/** Whose releases of which month are wanted: everybody's, or those of one official account. */
export interface PublishedQuestion {
  readonly month: Month;
  readonly account?: AccountId | undefined;
}

/** What was released, and the accounts whose days those are. */
export interface PublishedParts {
  readonly releases: ReleaseReader;
  readonly official: OfficialAccountList;
}

/**
 * Everything that was published in a month, of people who take part and of every official account that was ever registered, in
 * order of publication: what a summary of that month counts.
 */
export const readPublished = async (
  { releases, official }: PublishedParts,
  { month, account: wanted }: PublishedQuestion,
): Promise<readonly Release[]> => {
  const { from, to } = monthPeriod(month);
  const began: DayRange = {
    from: calendarDay(addDays(new Date(`${from}T00:00:00Z`), -BEGAN_DAYS_AT_MOST)),
    to: calendarDay(new Date(`${to}T00:00:00Z`)),
  };
  const accounts = (await official.list())
    .map(({ account }) => account)
    .filter((account) => wanted === undefined || account === wanted);
  const advocacy =
    wanted === undefined
      ? (['week', 'month'] as const).map((kind) => releases.between({ kind: 'advocacy' }, kind, began))
      : [];
  const each = await Promise.all([
    ...advocacy,
    ...accounts.map((account) => releases.between({ kind: 'official', account }, 'day', began)),
  ]);
  return each
    .flat()
    .filter(({ publishedAt }) => publishedAt.startsWith(month))
    .sort((one, other) => (`${one.publishedAt}${one.id}` < `${other.publishedAt}${other.id}` ? -1 : 1));
};
