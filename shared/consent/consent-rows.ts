import type { RandomBytes } from '../disclosure/random.ts';
import type { NewId } from '../random.ts';
import { timeTakenOf } from '../transparency/time-taken.ts';
import {
  drawnDay,
  eventRowPlace,
  personalRow,
  type MadeRow,
  type PurposesMoved,
} from '../transparency/personal-row.ts';
import type { Held } from './consent-decisions.ts';
import type { ConsentOpening } from './opening-item.ts';
import { Purpose } from './scope.ts';

/** What a person decided about a consent that goes on. */
export type Decided = 'given' | 'changed' | 'paused' | 'resumed';

/** An entry of the history, which the row is about. */
interface Entry {
  readonly id: string;
  readonly at: string;
}

const NONE: Held['purposes'] = {};

/** For which purposes a consent stands now that did not before, and for which it did and does not any more. */
const purposesMoved = (before: Held['purposes'], now: Held['purposes']): PurposesMoved => ({
  opened: Purpose.options.filter((purpose) => now[purpose] !== undefined && before[purpose] === undefined),
  closed: Purpose.options.filter((purpose) => before[purpose] !== undefined && now[purpose] === undefined),
});

/** The log's row of a decision, sealed to the account's opening key and found by its locator and the entry's id. */
export const decisionRow = (
  what: Decided,
  {
    record,
    before,
    opening,
    entry,
  }: {
    readonly record: Held;
    /** As it stood until now; undefined where none did. */
    readonly before: Held | undefined;
    readonly opening: ConsentOpening;
    readonly entry: Entry;
  },
  random: RandomBytes,
): MadeRow => {
  const isChoice = what === 'given' || what === 'changed';
  const scopes = Object.entries(record.purposes).map(
    ([purpose, { scope }]) => [purpose, scope.kind] as const,
  );
  return personalRow(
    {
      kind: 'consent',
      outcome: what,
      ...eventRowPlace(opening.locator, entry),
      besides: isChoice ? purposesMoved(before?.purposes ?? NONE, record.purposes) : undefined,
      inner: {
        version: 1,
        kind: 'consent',
        what,
        account: record.account,
        at: entry.at,
        generation: record.generation,
        ...(isChoice && { purposes: Object.fromEntries(scopes), notice: record.notice.sha256 }),
      },
    },
    random,
    opening.key,
  );
};

/** What the rows that no key opens are made with. */
export interface RowDraw {
  readonly now: Date;
  readonly newId: NewId;
  readonly random: RandomBytes;
}

/**
 * The log's row of a consent's end. The key dies in the same write: what opens it is kept with the history, after the erasure
 * too. So it says of no purpose that it ended: that there was consent for it is not recorded any more.
 */
export const endRow = (
  end: { readonly what: 'withdrawn' | 'expired'; readonly at: string; readonly generation: string },
  { now, newId, random }: RowDraw,
): MadeRow =>
  personalRow(
    {
      kind: 'consent',
      outcome: end.what,
      id: newId(),
      day: drawnDay(now, random),
      inner: { version: 1, kind: 'consent', what: end.what, at: end.at, generation: end.generation },
    },
    random,
  );

/** The log's row of an erasure. What opens it is kept with the history. */
export const erasureRow = (
  erasure: { readonly generation: string; readonly since: string; readonly items: number },
  { now, newId, random }: RowDraw,
): MadeRow =>
  personalRow(
    {
      kind: 'erasure',
      outcome: 'erased',
      took: timeTakenOf(erasure.since, now),
      id: newId(),
      day: drawnDay(now, random),
      inner: {
        version: 1,
        kind: 'erasure',
        at: now.toISOString(),
        generation: erasure.generation,
        since: erasure.since,
        items: erasure.items,
      },
    },
    random,
  );
