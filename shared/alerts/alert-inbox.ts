import type { AlertId } from '../ids.ts';
import type { AlertAction, Handler, Handling } from './handling.ts';
import type { Naming, NamingAction } from './naming-author.ts';
import type { LeakAlert } from './leak-alert.ts';

/**
 * Single alerts as security works on them. One whose time is over is not there any more, whether or
 * not the store has deleted it yet.
 *
 * @throws ServiceError `unavailable` when the store does not answer; an action may or may not have happened, and
 * doing it again is safe. `conflict` after eight lost races.
 */
export interface AlertInbox {
  /** Strongly consistent. */
  find(alert: AlertId): Promise<LeakAlert | undefined>;
  /**
   * Decides and records an action in one transaction, which holds the ledger's row of an opening or a step, and for a closing
   * the pending effect, and for a verdict what it says of the rule. Undefined where there is no such alert.
   */
  handle(alert: AlertId, action: AlertAction, by: Handler): Promise<Handling | undefined>;
  /**
   * Decides and records a step towards the author's sign-in; the last one in one transaction with the ledger's row.
   * Undefined where there is no such alert. That either was asked for by somebody who may not leaves a row, too.
   */
  name(alert: AlertId, action: NamingAction, by: Handler): Promise<Naming | undefined>;
}
