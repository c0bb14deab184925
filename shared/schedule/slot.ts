import { createHash } from 'node:crypto';

import { purposesOf, type ConsentInForce } from '../consent/consent-record.ts';
import type { AccountId } from '../ids.ts';
import { SHARDS } from '../names.ts';

/** How often an account is visited, in minutes. */
export const CADENCES = [5, 15, 1440] as const;
export type Cadence = (typeof CADENCES)[number];

/** Official accounts every 5 minutes, accounts read for confidentiality every 15, others daily. */
export const cadenceOf = (consent: ConsentInForce): Cadence => {
  if (consent.kind === 'official') return 5;
  return purposesOf(consent).includes('confidentiality') ? 15 : 1440;
};

/** Where an account stands in the schedule: `minute` counts from the start of each cadence's cycle. */
export interface Slot {
  readonly cadence: Cadence;
  readonly minute: number;
  readonly shard: number;
}

const hashOf = (account: AccountId): Buffer => createHash('sha256').update(account).digest();

/** The shard of an account, 0 to 3: which part of the schedule and of the day index it is in. */
export const shardOf = (account: AccountId): number => hashOf(account).readUInt32BE(4) % SHARDS;

/** An account's slot: a hash, so that visits are spread evenly and nothing has to be kept to find it again. */
export const slotOf = (account: AccountId, cadence: Cadence): Slot => ({
  cadence,
  minute: hashOf(account).readUInt32BE(0) % cadence,
  shard: shardOf(account),
});

/** The partition of the schedule that holds a slot's accounts. */
export const slotPartition = (slot: Slot): string => `slot#${slot.cadence}#${slot.minute}#${slot.shard}`;

/**
 * The slots that fell due after minute `done` up to and including minute `due` (both minutes since 1970), each once
 * even where several cycles passed: an account that was missed twice is visited once.
 */
export const slotsDue = (done: number, due: number): readonly Slot[] =>
  CADENCES.flatMap((cadence) => {
    const first = Math.max(done + 1, due - cadence + 1);
    const minutes = Array.from(
      { length: Math.max(0, due - first + 1) },
      (_, index) => (first + index) % cadence,
    );
    return minutes.flatMap((minute) =>
      Array.from({ length: SHARDS }, (_, shard) => ({ cadence, minute, shard })),
    );
  });
