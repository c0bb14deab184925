import * as z from 'zod';

import { canonicalJson, hashOf } from '../canonical-json.ts';
import { addDays } from '../clock.ts';
import type { ReleaseLine } from '../disclosure/release-line.ts';
import { periodsBetween, type ReleasePeriod } from '../disclosure/release-period.ts';
import { Day } from '../ids.ts';
import { calendarDay } from '../posts/periods.ts';
import { Band, type Ranges } from '../summaries/band.ts';
import { Month, quarterEndingWith } from '../summaries/summary-period.ts';
import { hashIn } from './checkpoint.ts';
import { DayTreeSize, type DayTree } from './day-tree.ts';
import { LEDGER_KINDS, type LedgerKind } from './ledger-entry.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/u);
const Named = z.strictObject({ id: z.string().max(100), sha256: Sha256 });

/** How often something was done that concerns people, as a range, from its first day to the day after its last. */
const Statement = z.strictObject({
  kind: z.string().max(50),
  outcome: z.string().max(50),
  from: z.iso.date(),
  to: z.iso.date(),
  count: Band,
});
export type Statement = z.infer<typeof Statement>;

/**
 * What the log says of a day: one entry, public, also of a day on which nothing happened. Releases, summaries and what
 * was in force are exact; of people there are ranges over whole weeks and quarters, and the root of the day's tree of commitments.
 */
export const DayEntry = z.strictObject({
  version: z.literal([1, 2]),
  day: Day,
  /** When it was sealed: the day after, unless runs failed. */
  sealedOn: Day,
  /** Advocacy releases published on the day. */
  releases: z.array(Named).max(100),
  /** Official accounts' releases of the day, by their number and the hash of the list of their hashes, sorted. */
  officialReleases: z.strictObject({ count: z.int().nonnegative(), sha256: Sha256 }),
  /** Audit summaries, and notes on them, published on the day. */
  summaries: z.array(Named).max(50),
  /** Whatever takes effect by being deployed, by the hash of what it was when the day was sealed. */
  inForce: z.record(z.string().max(100), Sha256),
  statements: z.array(Statement).max(100),
  /** The day's tree. `movedOn`: it was full, and the rest goes into the tree of the day after. */
  leaves: z.strictObject({
    size: DayTreeSize,
    root: z.base64().refine((text) => hashIn(text) !== undefined, 'a root has 32 bytes'),
    movedOn: z.boolean(),
  }),
});
export type DayEntry = z.infer<typeof DayEntry>;

/** Of which rows a day states how often there were any, over which time, and in which ranges. */
export interface Stated extends Pick<ReleasePeriod, 'from' | 'to'> {
  readonly kinds: readonly LedgerKind[];
  readonly ranges: Ranges;
}

/** The form that entries are written in now. */
export const ENTRY_FORM = 2;

const READS = ['personal-data-read', 'personal-data-refused'];
const isRead = ({ kind }: LedgerKind): boolean => READS.includes(kind);

const midnight = (day: Day): Date => new Date(`${day}T00:00:00Z`);

/** The day after. */
export const dayAfter = (day: Day): Day => calendarDay(addDays(midnight(day), 1));

/** The week whose last day this is; undefined on any other day. */
export const weekEndingOn = (day: Day): ReleasePeriod | undefined => {
  const [week] = periodsBetween('week', day, day);
  return week?.to === dayAfter(day) ? week : undefined;
};

/** The quarter whose last day this is; undefined on any other day. */
const quarterEndingOn = (day: Day): Pick<ReleasePeriod, 'from' | 'to'> | undefined => {
  const period = quarterEndingWith(Month.parse(day.slice(0, 7)));
  return period?.to === dayAfter(day)
    ? { from: Day.parse(period.from), to: Day.parse(period.to) }
    : undefined;
};

/**
 * What is stated on a day. On Sundays how often in the week rules were demoted or restored and openings handed out; on a
 * quarter's last day how often in it personal data was read, or asked for and refused, which follows what somebody posted.
 * Entries of the first form stated all of it by the week.
 */
export const statedOn = (day: Day, form: DayEntry['version']): readonly Stated[] => {
  const [week, quarter] = [weekEndingOn(day), quarterEndingOn(day)];
  const byWeek = form === 1 ? LEDGER_KINDS : LEDGER_KINDS.filter((kind) => !isRead(kind));
  return [
    ...(week === undefined ? [] : [{ ...week, kinds: byWeek, ranges: 'done' } as const]),
    ...(quarter === undefined || form === 1
      ? []
      : [{ ...quarter, kinds: LEDGER_KINDS.filter(isRead), ranges: 'posted' } as const]),
  ];
};

/** What an entry is made from. */
export interface DayParts {
  readonly day: Day;
  readonly sealedOn: Day;
  /** Published on the day. */
  readonly releases: readonly ReleaseLine[];
  readonly summaries: readonly { readonly id: string; readonly sha256: string }[];
  readonly inForce: Readonly<Record<string, string>>;
  readonly statements: readonly Statement[];
  readonly tree: DayTree;
  readonly movedOn: boolean;
}

const namesOf = (named: readonly { readonly id: string; readonly sha256: string }[]) =>
  named.map(({ id, sha256 }) => ({ id, sha256 })).sort((one, other) => (one.id < other.id ? -1 : 1));

/** The entry of a day, as the text that the log keeps. The same parts give the same bytes. */
export const dayEntryText = (parts: DayParts): string => {
  const { day, sealedOn, releases, summaries, inForce, statements, tree, movedOn } = parts;
  const ofKind = (kind: ReleaseLine['subject']['kind']) =>
    namesOf(releases.filter(({ subject }) => subject.kind === kind));
  const official = ofKind('official').map(({ sha256 }) => sha256);
  const entry: DayEntry = {
    version: ENTRY_FORM,
    day,
    sealedOn,
    releases: ofKind('advocacy'),
    officialReleases: { count: official.length, sha256: hashOf(official.sort()) },
    summaries: namesOf(summaries),
    inForce,
    statements: [...statements],
    leaves: {
      size: DayTreeSize.parse(tree.leaves.length),
      root: Buffer.from(tree.root).toString('base64'),
      movedOn,
    },
  };
  return canonicalJson(DayEntry.parse(entry));
};
