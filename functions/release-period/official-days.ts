import { addDays } from '../../shared/clock.ts';
import { officialCells } from '../../shared/disclosure/cells.ts';
import { officialDay } from '../../shared/disclosure/counted-posts.ts';
import { exactFigures } from '../../shared/disclosure/figures.ts';
import { officialSubject, sealRelease } from '../../shared/disclosure/publish.ts';
import { closedPeriods, daysOf, type ReleasePeriod } from '../../shared/disclosure/release-period.ts';
import type { Publication } from '../../shared/disclosure/release-writer.ts';
import { calendarDay } from '../../shared/posts/periods.ts';
import { gatherSheets } from './gather-sheets.ts';
import { LOOK_BACK_DAYS, publishFold, type ReleaseOutcome, type Run } from './run.ts';

/** One attempt for each closed day whose official releases are not all published yet. */
export const officialDays = async (run: Run): Promise<readonly (() => Promise<ReleaseOutcome>)[]> => {
  const { releases } = run.ports;
  const done = await releases.officialDaysDone(calendarDay(addDays(run.now, -2 * LOOK_BACK_DAYS)));
  return closedPeriods('day', run.now, LOOK_BACK_DAYS)
    .filter(({ from }) => !done.includes(from))
    .map((day) => async () => {
      const outcome = await publishFold(run, day, () => foldOfficialDay(run, day));
      await releases.markOfficialDay(day.from);
      return outcome;
    });
};

/** One release an account; a day without a post has none. */
const foldOfficialDay = async (run: Run, period: ReleasePeriod): Promise<readonly Publication[]> => {
  const { ports, policy, now } = run;
  const cells = officialCells(policy.topics);
  const publications: Publication[] = [];
  for await (const page of gatherSheets(ports, daysOf(period), 'official')) {
    for (const { sheet, consent } of page) {
      const day = officialDay(sheet, consent, now);
      if (day === undefined || consent === undefined) continue;
      const subject = officialSubject(sheet.account, consent.handle);
      const figures = exactFigures(day.counted, cells);
      const release = sealRelease({
        subject,
        period,
        publishedAt: now,
        minimumGroup: null,
        step: null,
        figures,
        posts: day.posts,
      });
      publications.push({ release });
    }
  }
  return publications;
};
