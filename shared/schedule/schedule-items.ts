import { consentPartition } from '../consent/consent-items.ts';
import type { Consented } from '../consent/consent-record.ts';
import type { AccountId } from '../ids.ts';
import { minuteKey, shardOf, slotPartition, type Slot } from './slot.ts';

/** The key of an account's place in a slot of the `Schedule` store. */
export const slotKey = (account: AccountId, slot: Slot) => ({
  pk: slotPartition(slot),
  sk: `${minuteKey(slot.minute)}#${account}`,
});

/** The partition of the schedule that holds when the consents of one shard run out, in order of their days. */
export const expiryPartition = (shard: number): string => `expiry#${shard}`;

/** The key of the day on which an account's consent runs out, in the `Schedule` store. */
export const expiryKey = (account: AccountId, expiresOn: string) => ({
  pk: expiryPartition(shardOf(account)),
  sk: `${expiresOn}#${account}`,
});

/** The key of an account's lease in the `Schedule` store. */
export const leaseKey = (consented: Consented) => ({ pk: consentPartition(consented), sk: 'lease' });

/** The key of the dispatcher's mark in the `Schedule` store. */
export const markKey = { pk: 'mark#dispatch', sk: 'mark' } as const;
