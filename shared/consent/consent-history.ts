import * as z from 'zod';

import { AccountId, ParticipantId } from '../ids.ts';
import { NoticeReference } from './consent-record.ts';
import { Purpose, ScopeKind } from './scope.ts';

/** A participant's connected account. `connectedAt` says when ownership was proven, which is not consent. */
export const AccountLink = z.object({
  version: z.literal(1),
  participant: ParticipantId,
  account: AccountId,
  handle: z.string().max(300),
  connectedAt: z.iso.datetime(),
});
export type AccountLink = z.infer<typeof AccountLink>;

const Base = { version: z.literal(1), participant: ParticipantId, at: z.iso.datetime() };

/**
 * One entry of a participant's append-only history. After an erasure only `withdrawn` or `expired` and `erased` remain,
 * and they name no account: that a consent ended is recordable after erasure, that it was given is not.
 */
export const ConsentEvent = z.discriminatedUnion('what', [
  z.object({ ...Base, what: z.literal('connected'), account: AccountId }),
  z.object({
    ...Base,
    what: z.literal('chosen'),
    account: AccountId,
    notice: NoticeReference,
    purposes: z.partialRecord(Purpose, ScopeKind),
  }),
  z.object({ ...Base, what: z.literal('paused'), account: AccountId }),
  z.object({ ...Base, what: z.literal('resumed'), account: AccountId }),
  z.object({ ...Base, what: z.literal('withdrawn') }),
  z.object({ ...Base, what: z.literal('expired') }),
  z.object({ ...Base, what: z.literal('erased'), items: z.int().nonnegative() }),
]);
export type ConsentEvent = z.infer<typeof ConsentEvent>;

/** A history, oldest first. An erasure is kept beside its withdrawal, whenever it happened. */
export const inOrder = (events: readonly ConsentEvent[]): readonly ConsentEvent[] =>
  events.toSorted((one, other) => one.at.localeCompare(other.at));
