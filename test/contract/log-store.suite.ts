import { describe, expect, it } from 'vitest';

import type { LedgerEntry } from '../../shared/transparency/ledger-entry.ts';
import type { LogHead, SealedDay } from '../../shared/transparency/log-head.ts';
import type { LogStore } from '../../shared/transparency/log-store.ts';
import { day } from '../support/disclosure-builders.ts';
import { openedPost } from '../support/ledger-builder.ts';

const head = (size: number, more: Partial<LogHead> = {}): LogHead => ({
  version: 1,
  size,
  day: day('2026-11-17'),
  note: `note ${size}`,
  tilesBefore: [],
  ...more,
});

const sealed = (index: number, entry = `{"index":${index}}`): SealedDay => ({
  version: 1,
  index,
  day: day(`2026-11-${10 + (index % 20)}`),
  entry,
});

const tree = (fill: number) => ({
  leaves: Array.from({ length: 4096 }, () => new Uint8Array(32).fill(fill)),
  padding: new Uint8Array(32).fill(fill),
});

/** A store, and what happens in the world it is about. */
export interface LogStoreSubject {
  readonly store: LogStore;
  put(entry: LedgerEntry): Promise<void>;
  /** The leaves of a day's tree, one after another. */
  leavesOf(day: string): Promise<Uint8Array | undefined>;
}

/** What every `LogStore` promises. */
export const holdsLogStore = (name: string, create: () => Promise<LogStoreSubject>) =>
  describe(`a log store on ${name}`, () => {
    it('has a head once one was swapped in, with all that it says', async () => {
      const { store } = await create();
      expect(await store.head()).toBeUndefined();
      const backlog = { day: day('2026-11-16'), after: '00000000-0000-4000-8000-000000000001' };
      const first = head(1, { tilesBefore: [new Uint8Array(), new Uint8Array(64).fill(3)], backlog });
      expect(await store.swap(first, 0)).toBe('swapped');
      expect(await store.head()).toEqual(first);
    });

    it('swaps a head for the one it follows, and for no other', async () => {
      const { store } = await create();
      expect(await store.swap(head(2), 1)).toBe('overtaken');
      expect(await store.swap(head(1), 0)).toBe('swapped');
      expect(await store.swap(head(1, { note: 'another' }), 0)).toBe('overtaken');
      expect(await store.swap(head(2), 1)).toBe('swapped');
      expect(await store.swap(head(2, { note: 'late' }), 1)).toBe('overtaken');
      expect((await store.head())?.note).toBe('note 2');
    });

    it('lets one of several swaps at once through', async () => {
      const { store } = await create();
      const notes = ['a', 'b', 'c'];
      const outcomes = await Promise.all(notes.map((note) => store.swap(head(1, { note }), 0)));
      expect(outcomes.toSorted()).toEqual(['overtaken', 'overtaken', 'swapped']);
      expect((await store.head())?.note).toBe(notes[outcomes.indexOf('swapped')]);
    });

    it('keeps the day that was chosen first for a place, with its leaves', async () => {
      const subject = await create();
      const { store } = subject;
      expect(await store.sealed(0)).toBeUndefined();
      const backlog = { day: day('2026-11-10'), after: '00000000-0000-4000-8000-000000000001' };
      expect(await store.stage({ ...sealed(0), backlog }, tree(1))).toBe('staged');
      expect(await store.stage(sealed(0, 'another'), tree(2))).toBe('already-staged');
      expect(await store.sealed(0)).toEqual({ ...sealed(0), backlog });
      expect(await subject.leavesOf('2026-11-10')).toEqual(new Uint8Array(4096 * 32).fill(1));
    });

    it('keeps the largest tree there may be, its leaves in their order', async () => {
      const { store, ...subject } = await create();
      const all = Array.from({ length: 65_536 }, (_, at) => {
        const leaf = Buffer.alloc(32);
        leaf.writeUInt32BE(at);
        return new Uint8Array(leaf);
      });
      expect(await store.stage(sealed(0), { leaves: all, padding: new Uint8Array(32) })).toBe('staged');
      expect(
        Buffer.compare((await subject.leavesOf('2026-11-10')) ?? Buffer.alloc(0), Buffer.concat(all)),
      ).toBe(0);
    });

    it('keeps one of two that are chosen at once, its own leaves beside it', async () => {
      const subject = await create();
      const { store } = subject;
      const entries = ['one', 'other'];
      const outcomes = await Promise.all(entries.map((entry, at) => store.stage(sealed(0, entry), tree(at))));
      expect(outcomes.toSorted()).toEqual(['already-staged', 'staged']);
      const winner = outcomes.indexOf('staged');
      expect((await store.sealed(0))?.entry).toBe(entries[winner]);
      expect((await subject.leavesOf('2026-11-10'))?.[0]).toBe(winner);
    });

    it('lists the days of some places in order', async () => {
      const { store } = await create();
      for (const index of [0, 1, 2, 9, 10, 11]) await store.stage(sealed(index), tree(index));
      expect((await store.sealedBetween(1, 11)).map(({ index }) => index)).toEqual([1, 2, 9, 10]);
      expect(await store.sealedBetween(3, 9)).toEqual([]);
    });

    it('gives rows day by day, by their ids, from behind a row, and no more than asked for', async () => {
      const subject = await create();
      const { store } = subject;
      const id = (nth: number): string => `00000000-0000-4000-8000-00000000000${nth}`;
      const rows = [
        openedPost('2026-11-15T23:59:59.999Z', id(9)),
        openedPost('2026-11-16T20:00:00.000Z', id(2)),
        openedPost('2026-11-16T21:00:00.000Z', id(1)),
        openedPost('2026-11-18T00:00:00.000Z', id(0)),
        openedPost('2026-11-19T00:00:00.000Z', id(3)),
      ];
      for (const row of rows) await subject.put(row);
      const idsFrom = async (from: Parameters<LogStore['rows']>[0], limit: number) =>
        (await store.rows(from, day('2026-11-18'), limit)).map((row) => row.id.at(-1));
      expect(await idsFrom({ day: day('2026-11-16') }, 10)).toEqual(['1', '2', '0']);
      expect(await idsFrom({ day: day('2026-11-16') }, 2)).toEqual(['1', '2']);
      expect(await idsFrom({ day: day('2026-11-16'), after: id(1) }, 10)).toEqual(['2', '0']);
      expect(await idsFrom({ day: day('2026-11-16'), after: id(2) }, 10)).toEqual(['0']);
      expect((await store.rows({ day: day('2026-11-15') }, day('2026-11-15'), 10))[0]).toEqual(rows[0]);
    });
  });
