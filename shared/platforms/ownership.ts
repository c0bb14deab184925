import type { AccountId } from '../ids.ts';

/** Where to send the person to prove that an account is theirs, and what to keep until they come back. */
export interface OwnershipChallenge {
  readonly authorizationUrl: string;
  /** Serialised secrets of this attempt (verifier, nonce, key); store it under `state`, sealed, for ten minutes. */
  readonly pending: string;
}

/** An account whose ownership has been proven. `handle` is what people call it, for display only. */
export interface ProvenAccount {
  readonly account: AccountId;
  readonly handle: string;
}

/** What a sign-in came to. `another-account`: it was not the account that was named; both as people call them. */
export type OwnershipOutcome =
  | { readonly kind: 'proven'; readonly proven: ProvenAccount }
  | { readonly kind: 'another-account'; readonly named: string; readonly signedIn: string };

/**
 * Proves by the platform's own OAuth sign-in that an account belongs to whoever is in front of the browser,
 * and that it is the one they named. It is not consent. Any token obtained is revoked and discarded before `complete` returns.
 *
 * @throws ServiceError `invalid-input` for a name that cannot be an account or a refused or forged callback,
 * `unavailable` when the platform does not answer, `not-permitted` for an address that may not be asked.
 */
export interface OwnershipProof {
  begin(request: { readonly name: string; readonly state: string }): Promise<OwnershipChallenge>;
  complete(request: {
    readonly pending: string;
    readonly state: string;
    readonly callbackUrl: URL;
  }): Promise<OwnershipOutcome>;
}
