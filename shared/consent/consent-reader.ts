import type { AccountId } from '../ids.ts';
import type { ConsentRecord } from './consent-record.ts';

/**
 * Reads consent as it stands. Every read is strongly consistent: a withdrawal that was confirmed to its author is
 * seen by all later reads. A miss means that the account was never connected, or that its record has been erased.
 * What a person said about their own account decides, in whatever state it is: only where there is nothing of the kind
 * is the organisation's registration of it answered.
 */
export interface ConsentReader {
  read(account: AccountId): Promise<ConsentRecord | undefined>;
  /** Any number of accounts; those without a record are absent from the answer. */
  readMany(accounts: readonly AccountId[]): Promise<ReadonlyMap<AccountId, ConsentRecord>>;
}
