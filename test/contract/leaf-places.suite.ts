import { describe, expect, it } from 'vitest';

import type { LeafPlaces, LeafReader } from '../../shared/transparency/leaf-places.ts';
import type { LogStore } from '../../shared/transparency/log-store.ts';
import { day } from '../support/disclosure-builders.ts';
import { drawnBytes } from '../support/proof-scene.ts';

/** Whatever keeps and finds leaves, and the log that trees are chosen in. */
export interface LeafSubject {
  readonly places: LeafPlaces;
  readonly leaves: LeafReader;
  readonly store: Pick<LogStore, 'stage'>;
}

/** What everything that keeps and finds leaves promises. */
export const holdsLeaves = (name: string, create: () => Promise<LeafSubject>) =>
  describe(`leaves of the log on ${name}`, () => {
    it('stand in the day that they were kept for, and no other hash does', async () => {
      const { places, leaves } = await create();
      const [first, second] = ['one', 'two'].map((each) => drawnBytes(each));
      await places.keep(day('2026-11-16'), first === undefined ? [] : [first]);
      await places.keep(day('2026-11-17'), second === undefined ? [] : [second]);
      expect(await leaves.dayOf(drawnBytes('one'))).toBe('2026-11-16');
      expect(await leaves.dayOf(drawnBytes('two'))).toBe('2026-11-17');
      expect(await leaves.dayOf(drawnBytes('three'))).toBeUndefined();
    });

    it('are kept as often as somebody comes, more than one request takes, and none', async () => {
      const { places, leaves } = await create();
      const many = Array.from({ length: 60 }, (_, nth) => drawnBytes(`row ${nth}`));
      for (const times of [1, 2]) await places.keep(day(`2026-11-16`), many.slice(0, times * 30));
      await places.keep(day('2026-11-16'), []);
      for (const commitment of many) expect(await leaves.dayOf(commitment)).toBe('2026-11-16');
    });

    it('are those of their day’s tree, in order, and none of a day without a tree', async () => {
      const { leaves, store } = await create();
      const own = Array.from({ length: 4096 }, (_, nth) => drawnBytes(`leaf ${nth}`)).sort((one, other) =>
        Buffer.compare(one, other),
      );
      await store.stage(
        { version: 1, index: 0, day: day('2026-11-16'), entry: '{}' },
        { leaves: own, padding: new Uint8Array(32) },
      );
      expect((await leaves.leavesOf(day('2026-11-16'))).map((leaf) => Buffer.from(leaf))).toEqual(
        own.map((leaf) => Buffer.from(leaf)),
      );
      expect(await leaves.leavesOf(day('2026-11-17'))).toEqual([]);
    });
  });
