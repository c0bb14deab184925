import { addDays, dayOf } from '../clock.ts';
import type { DayRange } from '../disclosure/release-reader.ts';
import type { OfficialAccount } from '../official/official-account.ts';
import { CLOSING_DAYS } from '../posts/periods.ts';

type EverRead = Exclude<OfficialAccount, { status: 'asked' }>;

const startOf = (day: string): Date => new Date(`${day}T00:00:00Z`);

/** Accounts of which anything can be in a stretch of days. */
const within = (accounts: readonly OfficialAccount[], { from, to }: DayRange): readonly EverRead[] =>
  accounts
    .filter((account) => account.status !== 'asked')
    .filter((account) => {
      if (new Date(account.readFrom) >= startOf(to)) return false;
      // What is not released when the registration ends is erased.
      if (account.status === 'approved') return true;
      return addDays(new Date(account.endedAt), -CLOSING_DAYS) > startOf(from);
    });

/** Whether the same accounts were read in all of a stretch, so that its days can be compared with one another. */
export const isReadThroughout = (accounts: readonly OfficialAccount[], range: DayRange): boolean => {
  const those = within(accounts, range);
  return (
    those.length > 0 &&
    those.every(
      (account) => account.status === 'approved' && new Date(account.readFrom) <= startOf(range.from),
    )
  );
};

/** The first day from whose beginning all were read of which anything can be in a stretch; undefined where none is. */
export const firstDayOfAll = (accounts: readonly OfficialAccount[], range: DayRange): string | undefined => {
  const [latest] = within(accounts, range)
    .map(({ readFrom }) => new Date(readFrom))
    .sort((one, other) => other.getTime() - one.getTime());
  if (latest === undefined) return undefined;
  return latest > startOf(dayOf(latest)) ? dayOf(addDays(latest, 1)) : dayOf(latest);
};
