import { beforeEach, describe, expect, it } from 'vitest';

import type { DaySheet } from '../../shared/posts/day-sheet.ts';
import type { ObservationReader } from '../../shared/posts/observations.ts';
import { account, day, post, sheet } from '../support/disclosure-builders.ts';

/** A reader and a way to fill what it reads. */
export interface ObservationReaderSubject {
  readonly reader: ObservationReader;
  put(one: DaySheet): Promise<void>;
}

const JANUARY = Array.from({ length: 31 }, (_, index) => `2026-01-${String(index + 1).padStart(2, '0')}`);

/** About 60 KB: 150 posts with ids as long as they may be, so that a month of them is more than one page of a query. */
const largest = (on: string): DaySheet =>
  sheet(
    1,
    on,
    Array.from({ length: 150 }, (_, index) => post(`${index}`.padEnd(200, 'x'))),
  );

/** What every `ObservationReader` promises. */
export const holdsObservationReader = (name: string, create: () => Promise<ObservationReaderSubject>) =>
  describe(`an observation reader on ${name}`, () => {
    let subject: ObservationReaderSubject;
    beforeEach(async () => {
      subject = await create();
    });

    const daysRead = async (from: string, to: string) =>
      (await subject.reader.sheetsOf(account(1), day(from), day(to))).map((one) => one.day);

    it('reads the sheets of the range, both ends included, oldest first', async () => {
      for (const on of ['2026-01-31', '2026-01-02', '2026-02-01', '2026-01-01']) {
        await subject.put(sheet(1, on));
      }
      expect(await daysRead('2026-01-02', '2026-01-31')).toEqual(['2026-01-02', '2026-01-31']);
      expect(await daysRead('2026-01-31', '2026-01-31')).toEqual(['2026-01-31']);
    });

    it('reads each as it was written', async () => {
      const tombstone = { id: '2', observedAt: '2026-01-03T00:00:00Z', gone: true };
      const written = sheet(1, '2026-01-02', [
        post('1', { topic: 'programme', counts: undefined }),
        tombstone,
      ]);
      await subject.put(written);
      expect(await subject.reader.sheetsOf(account(1), day('2026-01-02'), day('2026-01-02'))).toEqual([
        written,
      ]);
    });

    it('reads nothing of another account, nor where there is nothing', async () => {
      await subject.put(sheet(11, '2026-01-02'));
      expect(await daysRead('2026-01-01', '2026-01-31')).toEqual([]);
    });

    it('reads a month of the largest days to its end', async () => {
      for (const on of JANUARY) await subject.put(largest(on));
      expect(await daysRead('2026-01-01', '2026-01-31')).toEqual(JANUARY);
    });
  });
