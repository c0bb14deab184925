import type { Consented } from '../consent/consent-record.ts';

/** What is known of an account's visits. `listedInFullAt`: when the last complete long listing was worked off. */
export interface Lease {
  readonly token: string;
  readonly listedInFullAt?: Date;
}

/** `not-expected`: the account has no place in the schedule (withdrawn or never consented). */
export type LeaseOutcome =
  | { readonly kind: 'taken'; readonly lease: Lease }
  | { readonly kind: 'busy' }
  | { readonly kind: 'too-early' }
  | { readonly kind: 'not-expected' };

/** How a visit ended: when the platform may be asked again, and whether a full listing was worked off. */
export interface VisitEnd {
  readonly notBefore?: Date;
  readonly listedInFullAt?: Date;
}

/**
 * One visit, and so one batch in flight, per account and kind of consent. The item is made with the consent and deleted in the same write
 * as a withdrawal; nothing here can create it, so a late visit leaves no trace of somebody who left. A lease that is
 * not released runs out by itself.
 */
export interface Leases {
  take(consented: Consented): Promise<LeaseOutcome>;
  /** Ends the visit if the token still holds the lease, else does nothing. */
  release(consented: Consented, token: string, end: VisitEnd): Promise<void>;
}
