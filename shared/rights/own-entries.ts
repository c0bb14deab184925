import * as z from 'zod';

import { addDays } from '../clock.ts';
import { AccountId, Day, ParticipantId } from '../ids.ts';
import { calendarDay, sheetExpiry } from '../posts/periods.ts';
import { InnerOpening, KeptOpening } from '../transparency/inner-opening.ts';
import { PERSONAL_ROW_DAYS } from '../transparency/personal-row.ts';
import type { RowsWanted } from './own-rows.ts';

/** Days that one page of somebody's entries reaches back. */
export const ENTRY_DAYS = 28;

/** Once a page has so many entries it goes on to the end of their day and no further. */
export const ENTRIES_ENOUGH = 60;

const Of = { version: z.literal(1), participant: ParticipantId, account: AccountId };

/**
 * What somebody wants to see of their own entries: those up to a day, the newest where none is named; those about the posts
 * of a day; or the proof of one.
 */
export const EntriesRequest = z.discriminatedUnion('kind', [
  z.object({ ...Of, kind: z.literal('list'), until: Day.optional() }),
  z.object({ ...Of, kind: z.literal('about'), postsOf: Day }),
  z.object({ ...Of, kind: z.literal('prove'), day: Day, id: z.uuid() }),
]);
export type EntriesRequest = z.infer<typeof EntriesRequest>;

/** An entry of somebody's, opened: for them alone. */
export const OwnEntry = z.object({
  ...KeptOpening.shape,
  /** What `inner` says. */
  said: InnerOpening,
  /** What the log's tree holds of it, in hexadecimal digits. */
  leaf: z.string().regex(/^[0-9a-f]{64}$/u),
  /** The day whose sealed tree it is in; undefined as long as that day is not sealed. */
  sealedIn: Day.optional(),
});
export type OwnEntry = z.infer<typeof OwnEntry>;

/** What came of it. `nothing`: no account of this person, or no such entry, or none that is in a sealed day yet. */
export const EntriesAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('listed'),
    /** The log's key as one line. */
    vkey: z.string().max(300),
    from: Day,
    /** Newest first. */
    entries: z.array(OwnEntry),
    /** Until which day the next older ones are asked for; undefined where there can be none. */
    earlier: Day.optional(),
  }),
  z.object({ kind: z.literal('proven'), file: z.string() }),
  z.object({ kind: z.literal('nothing') }),
]);
export type EntriesAnswer = z.infer<typeof EntriesAnswer>;

/** Rows of consents enter so many days late at most. */
const DELAY_DAYS = 7;

const dayBack = (day: Day, days: number): Day => calendarDay(addDays(new Date(`${day}T00:00:00Z`), -days));

const laterOf = (one: Day, other: Day): Day => (one > other ? one : other);
const earlierOf = (one: Day, other: Day): Day => (one < other ? one : other);

/** The first day on which a row of somebody's may be, who connected then. */
export const firstDayOf = (connectedAt: string, now: Date): Day =>
  laterOf(calendarDay(new Date(connectedAt)), calendarDay(addDays(now, -PERSONAL_ROW_DAYS)));

/** The days of a page that ends on one, or on the last that a row may be on. */
export const daysUntil = (until: Day | undefined, now: Date): RowsWanted => {
  const last = calendarDay(addDays(now, DELAY_DAYS));
  const to = laterOf(earlierOf(until ?? last, last), calendarDay(addDays(now, -PERSONAL_ROW_DAYS)));
  return { from: dayBack(to, ENTRY_DAYS - 1), to };
};

/**
 * The days on which a day's posts may have been collected, which begin a day early for a platform whose clock is ahead;
 * undefined for a day of which there can be none.
 */
export const daysAbout = (
  postsOf: Day,
  { first, now }: { readonly first: Day; readonly now: Date },
): RowsWanted | undefined =>
  postsOf < first || postsOf > calendarDay(addDays(now, 1))
    ? undefined
    : { from: dayBack(postsOf, 1), to: calendarDay(sheetExpiry(postsOf)), postsOf };

/** The entries of a page, newest first, and until when the next is asked for. */
export const pageOf = <Entry extends Pick<KeptOpening, 'day'>>(
  oldestFirst: readonly Entry[],
  { from, first }: { readonly from: Day; readonly first: Day },
): { readonly entries: readonly Entry[]; readonly from: Day; readonly earlier: Day | undefined } => {
  const entries = oldestFirst.toReversed();
  const last = entries[ENTRIES_ENOUGH - 1]?.day ?? from;
  const shown = entries.filter(({ day }) => day >= last);
  return { entries: shown, from: last, earlier: last > first ? dayBack(last, 1) : undefined };
};
