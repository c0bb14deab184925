import * as z from 'zod';

import { AlertStep } from '../alerts/leak-alert.ts';
import { Purpose, ScopeKind } from '../consent/scope.ts';
import { AccountId, AlertId, Day } from '../ids.ts';
import { Salt } from './ledger-entry.ts';

const Moment = z.iso.datetime();
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const Version = { version: z.literal(1) };

/** A consent that somebody gave, changed, paused or resumed: for which account and what, and exactly when. */
const ConsentInner = z.strictObject({
  ...Version,
  kind: z.literal('consent'),
  what: z.enum(['given', 'changed', 'paused', 'resumed']),
  account: AccountId,
  at: Moment,
  generation: z.uuid(),
  /** Purposes and scopes that were chosen, and the hash of the notice that was read; of a choice alone. */
  purposes: z.partialRecord(Purpose, ScopeKind).optional(),
  notice: Sha256.optional(),
});

/** A consent that ended. Like the history it names no account; whoever kept a receipt knows its `generation`. */
const EndInner = z.strictObject({
  ...Version,
  kind: z.literal('consent'),
  what: z.enum(['withdrawn', 'expired']),
  at: Moment,
  generation: z.uuid(),
});

/** What was held of an account's posts of one day after it was collected: how many, and the hash of the rows as kept. */
const CollectionInner = z.strictObject({
  ...Version,
  kind: z.literal('collection'),
  account: AccountId,
  day: Day,
  collectedOn: Day,
  posts: z.int().nonnegative(),
  sha256: Sha256,
});
export type CollectionInner = z.infer<typeof CollectionInner>;

/** What an end led to: so many items erased, of the consent that ended at `since`. */
const ErasureInner = z.strictObject({
  ...Version,
  kind: z.literal('erasure'),
  at: Moment,
  generation: z.uuid(),
  since: Moment,
  items: z.int().nonnegative(),
});

/** A step in the life of an alert about a post of the person's. */
const AlertInner = z.strictObject({
  ...Version,
  kind: z.literal('alert'),
  alert: AlertId,
  step: AlertStep,
  at: Moment,
});

/** What a personal row is about. */
export const InnerOpening = z.union([ConsentInner, EndInner, CollectionInner, ErasureInner, AlertInner]);
export type InnerOpening = z.infer<typeof InnerOpening>;

/** What is sealed with a row: the salt of its detail, and what the detail commits to. */
export const SealedOpening = z.strictObject({ innerSalt: Salt, inner: InnerOpening });
export type SealedOpening = z.infer<typeof SealedOpening>;

/**
 * All that opens a row, kept beside the event that it is about where no key will open it later: the row's day and id,
 * and both openings as canonical JSON.
 */
export const KeptOpening = z.object({
  id: z.uuid(),
  day: Day,
  salt: Salt,
  outer: z.string().max(1000),
  innerSalt: Salt,
  inner: z.string().max(1000),
});
export type KeptOpening = z.infer<typeof KeptOpening>;
