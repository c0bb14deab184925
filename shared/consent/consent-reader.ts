import type { AccountId } from '../ids.ts';
import type { ConsentRecord } from './consent-record.ts';

/**
 * Reads consent as it stands. Every read is strongly consistent: a withdrawal that was confirmed to its author is
 * seen by all later reads. A miss means that the account was never connected, or that its record has been erased.
 */
export interface ConsentReader {
  read(account: AccountId): Promise<ConsentRecord | undefined>;
  /** Any number of accounts; those without a record are absent from the answer. */
  readMany(accounts: readonly AccountId[]): Promise<ReadonlyMap<AccountId, ConsentRecord>>;
}
