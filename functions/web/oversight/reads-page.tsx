import type { FC } from 'hono/jsx';

import { NamedRows } from '../named-rows.tsx';
import { dayOf, type Clock } from '../../../shared/clock.ts';
import { Day } from '../../../shared/ids.ts';
import type { Month } from '../../../shared/summaries/summary-period.ts';
import type { LedgerReads } from '../../../shared/transparency/ledger-reads.ts';
import { readsByWeek, weeksOf, type ReadsInWeek } from '../../../shared/transparency/read-weeks.ts';
import { MonthLinks } from './months.tsx';
import { useSpeech } from './parts.tsx';

/** What the page shows. */
export interface ReadsProps {
  readonly month: Month;
  readonly now: Month;
  readonly reads: readonly ReadsInWeek[];
}

/** The reads of personal data in the weeks that began in a month and are over, newest first. */
export const readsIn = async (
  ledger: LedgerReads,
  month: Month,
  clock: Clock,
): Promise<readonly ReadsInWeek[]> => {
  const weeks = weeksOf(month, Day.parse(dayOf(clock.now())));
  return readsByWeek(
    await Promise.all(
      weeks.map(async ({ from, days }) => ({
        from,
        reads: (await Promise.all(days.map((day) => ledger.on(day)))).flat(),
      })),
    ),
  );
};

/** Who read personal data: what, in which role, how often; never whose. */
export const ReadsPage: FC<ReadsProps> = ({ month, now, reads }) => {
  const { words, formats } = useSpeech();
  const { about, withoutRow, self, none, caption, columns, outcomes, roles } = words.reads;
  return (
    <>
      <p>{about}</p>
      {withoutRow.map((sentence) => (
        <p>{sentence}</p>
      ))}
      {reads.length === 0 ? (
        <p>{none}</p>
      ) : (
        <NamedRows
          caption={caption(formats.month(`${month}-01`))}
          columns={columns}
          rows={reads.map(({ from, outcome, role, count }) => [
            formats.day(from),
            outcomes[outcome],
            roles[role],
            formats.number(count),
          ])}
        />
      )}
      <MonthLinks path="/reads" month={month} now={now} words={words.reads} />
      <p class="small">{self}</p>
    </>
  );
};
