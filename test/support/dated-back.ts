import { randomBytes } from 'node:crypto';

import { Day } from '../../shared/ids.ts';
import { dayAfter, dayEntryText } from '../../shared/transparency/day-entry.ts';
import { dayTreeOf } from '../../shared/transparency/day-tree.ts';
import { ledgerCommitment } from '../../shared/transparency/ledger-entry.ts';
import { openedPost } from './ledger-builder.ts';
import { LogWorld } from './log-world.ts';

const random = { bytes: (count: number) => new Uint8Array(randomBytes(count)) };

/** A log of two days, and a post that was opened on the second, in that day’s tree, whose row says another day. */
export const datedBack = async (said: string, movedOn: boolean): Promise<LogWorld> => {
  const world = new LogWorld();
  const row = openedPost(`${said}T12:00:00.000Z`, '00000000-0000-4000-8000-0000000000a1');
  for (const [day, rows] of [
    ['2026-11-10', []],
    ['2026-11-11', [row]],
  ] as const) {
    const tree = dayTreeOf(rows.map(ledgerCommitment), random);
    const nothing = { releases: [], summaries: [], inForce: {}, statements: [] };
    const on = { day: Day.parse(day), sealedOn: dayAfter(Day.parse(day)) };
    const isFull = movedOn && rows.length === 0;
    await world.append(day, dayEntryText({ ...on, ...nothing, tree, movedOn: isFull }), tree);
  }
  world.store.entries.push(row);
  return world;
};
