import type { Day } from '../ids.ts';
import { DayEntry } from './day-entry.ts';
import type { SealedDay } from './log-head.ts';

/** What takes effect by being deployed, on a day, each subject by its hash; as the public log says it. */
export interface InForceOn {
  readonly day: Day;
  /** The day on which the entry was made: what it says was in force then. */
  readonly sealedOn: Day;
  readonly inForce: Readonly<Record<string, string>>;
}

/** A subject that is another since a day; `before` or `now` is undefined where it was not, or is no more. */
export interface ChangeInForce {
  readonly on: Day;
  readonly subject: string;
  readonly before: string | undefined;
  readonly now: string | undefined;
}

/** The entry of a sealed day; undefined for one that this code cannot read. */
export const entryOf = ({ entry }: SealedDay): DayEntry | undefined => {
  let value: unknown;
  try {
    value = JSON.parse(entry);
  } catch {
    return undefined;
  }
  return DayEntry.safeParse(value).data;
};

/** What a sealed day says was in force; undefined for an entry that this code cannot read. */
export const inForceOn = (sealed: SealedDay): InForceOn | undefined => {
  const entry = entryOf(sealed);
  if (entry === undefined) return undefined;
  const { day, sealedOn, inForce } = entry;
  return { day, sealedOn, inForce };
};

/**
 * What changed from each of these days to the next, newest first, subjects by name. The first day is the one that the
 * second is compared with: nothing is said of it.
 */
export const changesBetween = (days: readonly InForceOn[]): readonly ChangeInForce[] =>
  days
    .slice(1)
    .flatMap(({ sealedOn, inForce }, at) => {
      const before = days[at]?.inForce ?? {};
      return [...new Set([...Object.keys(before), ...Object.keys(inForce)])]
        .sort()
        .filter((subject) => before[subject] !== inForce[subject])
        .map((subject) => ({ on: sealedOn, subject, before: before[subject], now: inForce[subject] }));
    })
    .toSorted((one, other) => (one.on > other.on ? -1 : Number(one.on < other.on)));
