import type { AccountId } from '../ids.ts';

/**
 * An account's text key, in memory for one invocation at most. `seal` encrypts words on their way through one queue,
 * `edit` makes the hashes that tell an edit. Both are 32 bytes, derived apart from one data key.
 */
export interface TextKey {
  readonly seal: Uint8Array;
  readonly edit: Uint8Array;
}

/** Makes wrapped text keys. Whoever makes one never sees it. */
export interface TextKeyMaker {
  /** A new key for the account, wrapped, in base64; only with the account's id can it be opened. */
  create(account: AccountId): Promise<string>;
}

/**
 * Opens wrapped text keys.
 *
 * @throws ServiceError `not-permitted` when the wrapped key is not this account's or its wrapping key is gone,
 * `unavailable` when the key service does not answer.
 */
export interface TextKeyOpener {
  open(account: AccountId, wrapped: string): Promise<TextKey>;
}
