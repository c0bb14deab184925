import { dayOf } from '../../shared/clock.ts';
import type { RanOutMessage } from '../../shared/consent/ran-out-message.ts';
import { calendarDay } from '../../shared/posts/periods.ts';
import type { MessageSender } from '../../shared/queues/message-sender.ts';
import type { FetchMessage } from '../../shared/schedule/fetch-message.ts';
import type { FetchSchedule } from '../../shared/schedule/fetch-schedule.ts';
import { slotsDue } from '../../shared/schedule/slot.ts';

/** What the dispatcher works with. */
export interface DispatchPorts {
  readonly schedule: FetchSchedule;
  readonly fetches: MessageSender<FetchMessage>;
  readonly endings: MessageSender<RanOutMessage>;
}

const MILLISECONDS_PER_MINUTE = 60_000;
const CATCH_UP_MINUTES = 1440;

/**
 * Orders a visit for every account whose slot fell due since the last run. A run that was missed is made up, each
 * account once; one stopped half way is repeated by the next, and the lease makes the second visit a no-op. The first
 * run of a day also has every consent ended that ran out and still is not.
 */
export const createDispatchFetches =
  (ports: DispatchPorts) =>
  async (due: Date): Promise<string> => {
    const { schedule, fetches } = ports;
    const minute = Math.floor(due.getTime() / MILLISECONDS_PER_MINUTE);
    const done = (await schedule.done()) ?? minute - CATCH_UP_MINUTES;
    if (done >= minute) return 'already-dispatched';
    for (const slots of slotsDue(done, minute)) {
      for await (const accounts of schedule.accountsIn(slots)) {
        await fetches.send(accounts.map((account) => ({ version: 1, account, due: due.toISOString() })));
      }
    }
    if (dayOf(startOf(done)) < dayOf(startOf(minute))) await endRunOut(ports, startOf(minute));
    await schedule.markDone(minute);
    return 'dispatched';
  };

const startOf = (minute: number): Date => new Date(minute * MILLISECONDS_PER_MINUTE);

const endRunOut = async ({ schedule, endings }: DispatchPorts, today: Date): Promise<void> => {
  for await (const accounts of schedule.accountsRunOut(calendarDay(today))) {
    await endings.send(accounts.map((account) => ({ version: 1, kind: 'consent-ran-out', account })));
  }
};
