import type { AccountId } from '../ids.ts';

/** A key pair for openings, as it is kept: its public half and its private half wrapped, both in base64. */
export interface OpeningPair {
  readonly key: string;
  readonly wrapped: string;
}

/**
 * Makes the key pairs that the openings of an account's rows are sealed to.
 *
 * @throws ServiceError `unavailable` when the key service does not answer.
 */
export interface OpeningKeyMaker {
  /** A new pair for the account. Only with the account's id can its private half be had again. */
  create(account: AccountId): Promise<OpeningPair>;
}

/**
 * Opens wrapped private halves.
 *
 * @throws ServiceError `not-permitted` when it was altered, is another key's, or its wrapping key is gone; `unavailable`
 * when the key service does not answer.
 */
export interface OpeningKeyOpener {
  /** The 32 bytes of the private half. For another account it gives a key that opens nothing. */
  open(account: AccountId, wrapped: string): Promise<Uint8Array>;
}
