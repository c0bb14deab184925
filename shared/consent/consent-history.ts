import * as z from 'zod';

import { AccountId, ParticipantId } from '../ids.ts';
import { KeptOpening } from '../transparency/inner-opening.ts';
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

const Moment = z.iso.datetime();
const Base = { version: z.literal(1), participant: ParticipantId, at: z.iso.datetime() };

/**
 * One entry of a participant's append-only history. After an erasure only `withdrawn` or `expired` and `erased` remain,
 * and they name no account: that a consent ended is recordable after erasure, that it was given is not. `generation` is
 * the random token of the consent that ended, which whoever kept its receipt recognises.
 */
export const ConsentEvent = z.discriminatedUnion('what', [
  z.object({ ...Base, what: z.literal('connected'), account: AccountId }),
  z.object({
    ...Base,
    what: z.literal('chosen'),
    account: AccountId,
    notice: NoticeReference,
    purposes: z.partialRecord(Purpose, ScopeKind),
    /** Purposes the choice dropped or narrowed, whose erasure is finished from `erasedAt` on. */
    narrowed: z.array(Purpose).min(1).optional(),
    erasedAt: Moment.optional(),
  }),
  z.object({ ...Base, what: z.literal('paused'), account: AccountId }),
  z.object({ ...Base, what: z.literal('resumed'), account: AccountId }),
  /** `opening`: what opens the log's row of the end, which no key opens any more. */
  z.object({ ...Base, what: z.literal('withdrawn'), generation: z.uuid(), opening: KeptOpening.optional() }),
  z.object({ ...Base, what: z.literal('expired'), generation: z.uuid(), opening: KeptOpening.optional() }),
  /** `since`: the moment of the withdrawal or expiry that it carried out. */
  z.object({
    ...Base,
    what: z.literal('erased'),
    generation: z.uuid(),
    items: z.int().nonnegative(),
    since: Moment,
    opening: KeptOpening.optional(),
  }),
]);
export type ConsentEvent = z.infer<typeof ConsentEvent>;

/** How one entry of a participant's history is found again: two of one moment differ by their id. */
export const EventReference = z.object({ at: Moment, id: z.uuid() });
export type EventReference = z.infer<typeof EventReference>;

/**
 * Since when erasures are under way that are not finished, oldest first, each as often as there are some. What ended at
 * one moment, as consents of one day do, is told apart by number alone: nothing there names an account.
 */
export const unfinishedErasures = (history: readonly ConsentEvent[]): readonly string[] => {
  const open: string[] = [];
  const finished = history.flatMap((event) => (event.what === 'erased' ? [event.since] : []));
  for (const event of inOrder(history)) {
    if (event.what === 'chosen' && event.narrowed !== undefined && event.erasedAt === undefined)
      open.push(event.at);
    if (event.what !== 'withdrawn' && event.what !== 'expired') continue;
    const index = finished.indexOf(event.at);
    if (index === -1) open.push(event.at);
    else finished.splice(index, 1);
  }
  return open;
};

/** A history, oldest first. An erasure is kept beside its withdrawal, whenever it happened. */
export const inOrder = (events: readonly ConsentEvent[]): readonly ConsentEvent[] =>
  events.toSorted((one, other) => one.at.localeCompare(other.at));
