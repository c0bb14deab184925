import type { MessageSender } from '../../shared/queues/message-sender.ts';
import type { FetchMessage } from '../../shared/schedule/fetch-message.ts';
import type { FetchSchedule } from '../../shared/schedule/fetch-schedule.ts';
import { slotsDue } from '../../shared/schedule/slot.ts';

/** What the dispatcher works with. */
export interface DispatchPorts {
  readonly schedule: FetchSchedule;
  readonly fetches: MessageSender<FetchMessage>;
}

const MILLISECONDS_PER_MINUTE = 60_000;
const CATCH_UP_MINUTES = 1440;

/**
 * Orders a visit for every account whose slot fell due since the last run. A run that was missed is made up, each
 * account once; one stopped half way is repeated by the next, and the lease makes the second visit a no-op.
 */
export const createDispatchFetches =
  ({ schedule, fetches }: DispatchPorts) =>
  async (due: Date): Promise<string> => {
    const minute = Math.floor(due.getTime() / MILLISECONDS_PER_MINUTE);
    const done = (await schedule.done()) ?? minute - CATCH_UP_MINUTES;
    if (done >= minute) return 'already-dispatched';
    for (const slots of slotsDue(done, minute)) {
      for await (const accounts of schedule.accountsIn(slots)) {
        await fetches.send(accounts.map((account) => ({ version: 1, account, due: due.toISOString() })));
      }
    }
    await schedule.markDone(minute);
    return 'dispatched';
  };
