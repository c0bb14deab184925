import { createHash } from 'node:crypto';

import { purposesOf, type ConsentInForce } from '../consent/consent-record.ts';
import type { AccountId, ParticipantId } from '../ids.ts';
import { SHARDS } from '../names.ts';

/** How often an account is visited, in minutes. */
export const CADENCES = [5, 15, 1440] as const;
export type Cadence = (typeof CADENCES)[number];

/** Official accounts have this cadence and never another. */
export const OFFICIAL_CADENCE: Cadence = 5;

/** Official accounts every 5 minutes, accounts read for confidentiality every 15, others daily. */
export const cadenceOf = (consent: ConsentInForce): Cadence => {
  if (consent.kind === 'official') return OFFICIAL_CADENCE;
  return purposesOf(consent).includes('confidentiality') ? 15 : 1440;
};

/** Where an account stands in the schedule: `minute` counts from the start of each cadence's cycle. */
export interface Slot {
  readonly cadence: Cadence;
  readonly minute: number;
  readonly shard: number;
}

const hashOf = (id: AccountId | ParticipantId): Buffer => createHash('sha256').update(id).digest();

/** The shard of an account or a participant, 0 to 3: which part of schedule, outbox and day index is theirs. */
export const shardOf = (id: AccountId | ParticipantId): number => hashOf(id).readUInt32BE(4) % SHARDS;

/** An account's slot: a hash, so that visits are spread evenly and nothing has to be kept to find it again. */
export const slotOf = (account: AccountId, cadence: Cadence): Slot => ({
  cadence,
  minute: hashOf(account).readUInt32BE(0) % cadence,
  shard: shardOf(account),
});

/** The partition of the schedule that holds a cadence's accounts of one shard, in order of their minutes. */
export const slotPartition = ({ cadence, shard }: Pick<Slot, 'cadence' | 'shard'>): string =>
  `slot#${cadence}#${shard}`;

const MINUTE_DIGITS = 4;

/** How a minute of a cycle is written, so that minutes sort as text. */
export const minuteKey = (minute: number): string => String(minute).padStart(MINUTE_DIGITS, '0');

/** Minutes of one cadence's cycle, `from` to `to`, both included, in one shard. */
export interface DueSlots {
  readonly cadence: Cadence;
  readonly shard: number;
  readonly from: number;
  readonly to: number;
}

/**
 * What fell due after minute `done` up to and including minute `due` (both minutes since 1970), each account once even
 * where several cycles passed. A gap of any length is two ranges a cadence and shard at most, so that making it up
 * costs as little as a minute does.
 */
export const slotsDue = (done: number, due: number): readonly DueSlots[] =>
  CADENCES.flatMap((cadence) =>
    minutesDue(cadence, done, due).flatMap((range) =>
      Array.from({ length: SHARDS }, (_, shard) => ({ cadence, shard, ...range })),
    ),
  );

const minutesDue = (
  cadence: Cadence,
  done: number,
  due: number,
): readonly { readonly from: number; readonly to: number }[] => {
  if (due <= done) return [];
  if (due - done >= cadence) return [{ from: 0, to: cadence - 1 }];
  const [from, to] = [(done + 1) % cadence, due % cadence];
  if (from <= to) return [{ from, to }];
  return [
    { from, to: cadence - 1 },
    { from: 0, to },
  ];
};
