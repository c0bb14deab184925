import type { Day } from '../ids.ts';
import type { PersonalDataRead } from './ledger-entry.ts';

/** What a row says of a read of personal data: who by role, and what; not whose, not which, and not when in the day. */
export type ReadOfPersonalData = Pick<PersonalDataRead, 'kind' | 'outcome' | 'role'>;

/**
 * Reads what the ledger has of reads of personal data. A row names nobody whom the read was about and nobody who read.
 * Eventually consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface LedgerReads {
  /** The reads of a day, in no order that means anything. */
  on(day: Day): Promise<readonly ReadOfPersonalData[]>;
}
