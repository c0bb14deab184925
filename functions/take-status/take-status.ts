import { alertShard } from '../../shared/alerts/alert-items.ts';
import type { RouteProofReader } from '../../shared/alerts/route-proof.ts';
import type { StatusMessage, ToolInbox } from '../../shared/alerts/tool-status.ts';
import type { WakeUp } from '../../shared/outbox/wake-up.ts';

/** What taking a report works with. */
export interface TakeStatusPorts {
  readonly inbox: ToolInbox;
  readonly proofs: RouteProofReader;
  readonly wakeUp: WakeUp;
}

/**
 * Takes what a connected tool reports of an alert. Twice, late or out of order it changes nothing more; of an alert that is
 * gone, and of the day's test alert, it is counted and nothing else.
 */
export const createTakeStatus =
  ({ inbox, proofs, wakeUp }: TakeStatusPorts) =>
  async (message: StatusMessage): Promise<string> => {
    const taken = await inbox.take(message);
    if (taken === 'moved') await wakeUp.ping(alertShard(message.alert));
    if (taken !== undefined) return taken;
    return (await proofs.latest())?.alert === message.alert ? 'test-answered' : 'alert-gone';
  };
