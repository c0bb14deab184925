import { closedPeriods } from '../../shared/disclosure/release-period.ts';
import { isServiceError, ServiceError } from '../../shared/errors.ts';
import { releaseMonth, releaseWeek } from './advocacy-periods.ts';
import { officialDays } from './official-days.ts';
import { LOOK_BACK_DAYS, type ReleaseOutcome, type ReleasePolicy, type ReleasePorts } from './run.ts';

/**
 * Publishes every closed period that is not published yet: advocacy months and then weeks, protected, as far as the
 * ladder allows, and each official account's days, exact. A run that was stopped is finished by the next; a release
 * that exists is left alone, whatever its rows have become. Counted are the periods that lapsed, and `complete` where
 * nothing is left to do.
 *
 * @throws ServiceError after all periods were attempted, the first fault among theirs: `unavailable` when withdrawals
 * kept overtaking the fold of one, five times.
 */
export const createReleasePeriod =
  (ports: ReleasePorts, policy: ReleasePolicy) =>
  async (now: Date): Promise<ReleaseOutcome> => {
    const run = { ports, policy, now };
    const months = closedPeriods('month', now, LOOK_BACK_DAYS).map((month) => () => releaseMonth(run, month));
    const weeks = closedPeriods('week', now, LOOK_BACK_DAYS).map((week) => () => releaseWeek(run, week));
    const official = async (): Promise<ReleaseOutcome> => eachInTurn(await officialDays(run));
    const outcome = await eachInTurn([...months, ...weeks, official]);
    ports.meter.count('complete');
    return outcome;
  };

/** Attempts all, so that a period that cannot be released holds no other up; the first fault is thrown at the end. */
const eachInTurn = async (attempts: readonly (() => Promise<ReleaseOutcome>)[]): Promise<ReleaseOutcome> => {
  const faults: unknown[] = [];
  let [published, lapsed] = [0, 0];
  for (const attempt of attempts) {
    try {
      const outcome = await attempt();
      published += outcome.published;
      lapsed += outcome.lapsed;
    } catch (fault) {
      faults.push(fault);
    }
  }
  const [cause] = faults;
  if (isServiceError(cause)) throw cause;
  if (faults.length > 0) throw new ServiceError('unavailable', 'a period was not released', { cause });
  return { published, lapsed };
};

/** The word that is counted for a run. */
export const wordFor = ({ published }: ReleaseOutcome): string =>
  published > 0 ? 'published' : 'nothing-due';
