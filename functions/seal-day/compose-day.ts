import type { RandomBytes } from '../../shared/disclosure/random.ts';
import { daysOf } from '../../shared/disclosure/release-period.ts';
import type { Day } from '../../shared/ids.ts';
import type { Meter } from '../../shared/runtime/metrics.ts';
import { Month } from '../../shared/summaries/summary-period.ts';
import { bandIn } from '../../shared/summaries/band.ts';
import type { SummaryReader } from '../../shared/summaries/summary-reader.ts';
import type { SummarySources } from '../../shared/summaries/summary-sources.ts';
import { dayEntryText, ENTRY_FORM, statedOn, type Statement } from '../../shared/transparency/day-entry.ts';
import { dayTreeOf, type DayTreeSize } from '../../shared/transparency/day-tree.ts';
import { ledgerCommitment, ledgerDay, type LedgerEntry } from '../../shared/transparency/ledger-entry.ts';
import type { Backlog, LogHead, SealedDay } from '../../shared/transparency/log-head.ts';
import type { TreeToKeep } from '../../shared/transparency/log-items.ts';
import type { LogStore } from '../../shared/transparency/log-store.ts';
import type { Hash } from '../../shared/transparency/merkle-tree.ts';

/** What an entry is composed from. */
export interface ComposePorts {
  readonly store: LogStore;
  readonly sources: Pick<SummarySources, 'releasesOf' | 'rowsOf'>;
  readonly summaries: SummaryReader;
  readonly random: RandomBytes;
  readonly meter: Pick<Meter, 'count'>;
}

/** Which day is composed, for which place, on which log. */
export interface DayWanted {
  readonly index: number;
  readonly day: Day;
  readonly sealedOn: Day;
  readonly head: LogHead | undefined;
  readonly inForce: Readonly<Record<string, string>>;
  readonly treeSize: DayTreeSize;
}

/** A day that may be added, and the leaves of its tree. */
export interface ComposedDay {
  readonly sealed: SealedDay;
  readonly tree: TreeToKeep;
  /** Those of the leaves that commit to a row. Which they are, nobody is told. */
  readonly committed: readonly Hash[];
}

/** Sixteen a year, so that a log that is half a year behind still finds those of its day. */
const SUMMARIES_LOOKED_AT = 16;
const NOTES_LOOKED_AT = 100;

/** Composes a day: what was published on it, what may be said of people, and the tree of what happened. */
export const composeDay = async (ports: ComposePorts, wanted: DayWanted): Promise<ComposedDay> => {
  const { index, day, sealedOn, head, inForce, treeSize } = wanted;
  const from = head?.backlog ?? { day };
  const waiting = await ports.store.rows(from, day, treeSize + 1);
  const taken = waiting.slice(0, treeSize);
  const movedOn = waiting.length > taken.length;
  if (movedOn) ports.meter.count('moved-on');
  const committed = taken.map(ledgerCommitment);
  const tree = dayTreeOf(committed, ports.random, treeSize);
  const entry = dayEntryText({
    day,
    sealedOn,
    releases: await releasesOf(ports, day),
    summaries: await summariesOf(ports, day),
    inForce,
    statements: await statementsOn(ports, day),
    tree,
    movedOn,
  });
  const backlog = movedOn ? backlogAfter(taken) : undefined;
  const sealed: SealedDay = { version: 1, index, day, entry, ...(backlog !== undefined && { backlog }) };
  return { sealed, tree, committed };
};

const backlogAfter = (taken: readonly LedgerEntry[]): Backlog | undefined => {
  const last = taken.at(-1);
  return last === undefined ? undefined : { day: ledgerDay(last), after: last.id };
};

const releasesOf = async ({ sources }: ComposePorts, day: Day) =>
  (await sources.releasesOf(Month.parse(day.slice(0, 7)))).filter(({ publishedAt }) =>
    publishedAt.startsWith(day),
  );

/** Summaries and notes alike: each is named once, by its own hash. */
const summariesOf = async ({ summaries }: ComposePorts, day: Day) => {
  const published = [
    ...(await summaries.list(SUMMARIES_LOOKED_AT)),
    ...(await summaries.notes(NOTES_LOOKED_AT)),
  ];
  return published
    .filter(({ publishedAt }) => publishedAt.startsWith(day))
    .map(({ id, sha256 }) => ({ id, sha256 }));
};

const keyOf = ({ kind, outcome }: Pick<Statement, 'kind' | 'outcome'>): string => `${kind}|${outcome}`;

/** How many rows of each kind and outcome there are from a day to another, which are read a day at a time: there may be many. */
const countsOver = async (
  { sources }: ComposePorts,
  period: Pick<Statement, 'from' | 'to'>,
): Promise<ReadonlyMap<string, number>> => {
  const counts = new Map<string, number>();
  for (const day of daysOf(period))
    for (const row of await sources.rowsOf(day)) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + 1);
  return counts;
};

/** What is said of people on this day: of each kind in which range it lies how often it was done, also where never. */
const statementsOn = async (ports: ComposePorts, day: Day): Promise<readonly Statement[]> => {
  const statements: Statement[] = [];
  for (const { from, to, kinds, ranges } of statedOn(day, ENTRY_FORM)) {
    const counts = await countsOver(ports, { from, to });
    for (const { kind, outcome } of kinds) {
      const count = bandIn(ranges, counts.get(keyOf({ kind, outcome })) ?? 0);
      statements.push({ kind, outcome, from, to, count });
    }
  }
  return statements;
};
