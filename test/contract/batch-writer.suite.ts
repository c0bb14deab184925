import { beforeEach, describe, expect, it } from 'vitest';

import type { LeakAlert } from '../../shared/alerts/leak-alert.ts';
import type { Clock } from '../../shared/clock.ts';
import type { ConsentInForce, ConsentRecord } from '../../shared/consent/consent-record.ts';
import type { AlertId, Day } from '../../shared/ids.ts';
import type { BatchWriter } from '../../shared/posts/batch-writer.ts';
import type { DaySheet } from '../../shared/posts/day-sheet.ts';
import { leakAlert } from '../support/alert-builder.ts';
import {
  account,
  consent,
  day,
  officialConsent,
  sheet,
  uuid,
  withdrawn,
} from '../support/disclosure-builders.ts';

/** A writer with what it depends on and what it leaves behind. */
export interface BatchWriterSubject {
  readonly writer: BatchWriter;
  /** Puts the account's consent, whatever was there. */
  consent(record: ConsentRecord): Promise<void>;
  alerts(): Promise<readonly AlertId[]>;
  /** The alerts that a pending effect tells of. */
  effects(): Promise<readonly AlertId[]>;
  /** The next write happens and its answer gets lost. */
  loseNextAnswer(): void;
}

const TODAY = '2026-09-10';
const OWN = account(1);

const inForce = (record: ConsentRecord): ConsentInForce => {
  if (record.status !== 'given') throw new Error('consent must be given');
  return record;
};

const GIVEN = inForce(consent(1));

/** The day that many days into the year. */
const dayOfYear = (index: number): Day =>
  day(new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10));

const fresh = (on: Day, revision = 1): DaySheet => ({ ...sheet(1, on), revision: uuid(7000 + revision) });

/** What every `BatchWriter` promises. */
export const holdsBatchWriter = (name: string, create: (clock: Clock) => Promise<BatchWriterSubject>) =>
  describe(`a batch writer on ${name}`, () => {
    const on = day('2026-09-09');
    let now = new Date(`${TODAY}T23:59:59.999Z`);
    let subject: BatchWriterSubject;

    beforeEach(async () => {
      now = new Date(`${TODAY}T23:59:59.999Z`);
      subject = await create({ now: () => now });
      await subject.consent(GIVEN);
    });

    const write = (sheets: readonly DaySheet[], alerts: readonly LeakAlert[] = [], previous?: string) =>
      subject.writer.write({
        consent: GIVEN,
        sheets: sheets.map((one) => ({ sheet: one, previous })),
        alerts,
      });
    const held = async () => ({
      sheets: await subject.writer.sheets(OWN, [on]),
      alerts: await subject.alerts(),
      effects: await subject.effects(),
    });
    const NOTHING = { sheets: new Map(), alerts: [], effects: [] };

    it('writes sheets, alerts and their effects together, as they are', async () => {
      expect(await write([fresh(on)], [leakAlert(1), leakAlert(2)])).toEqual({ kind: 'written' });
      const ids = [leakAlert(1).id, leakAlert(2).id];
      expect(await held()).toEqual({ sheets: new Map([[on, fresh(on)]]), alerts: ids, effects: ids });
    });

    it.each([
      ['withdrawn', withdrawn(1)],
      ['paused', consent(1, { status: 'paused', pausedAt: '2026-09-01T00:00:00Z' })],
      ['changed', consent(1, { revision: uuid(4711) })],
      ['given anew', consent(1, { revision: uuid(4712), generation: uuid(4713) })],
      ['to end today', consent(1, { expiresOn: TODAY })],
    ])('writes nothing under a consent that is %s', async (_, record) => {
      await subject.consent(record);
      expect(await write([fresh(on)], [leakAlert(1)])).toEqual({ kind: 'no-consent' });
      expect(await held()).toEqual(NOTHING);
    });

    it('writes until the last moment of the day before a consent ends', async () => {
      await subject.consent(consent(1, { expiresOn: '2026-09-11' }));
      expect(await write([fresh(on)])).toEqual({ kind: 'written' });
      now = new Date('2026-09-11T00:00:00.000Z');
      expect(await write([fresh(on, 2)], [], fresh(on).revision)).toEqual({ kind: 'no-consent' });
    });

    it('writes nothing for an account without a record', async () => {
      const consentOf2 = inForce(consent(2));
      const sheets = [{ sheet: sheet(2, on), previous: undefined }];
      expect(await subject.writer.write({ consent: consentOf2, sheets, alerts: [] })).toEqual({
        kind: 'no-consent',
      });
    });

    it('writes for an official account, whose consent does not end', async () => {
      const official = inForce(officialConsent(90));
      await subject.consent(official);
      const { participant: _, ...own } = sheet(90, on);
      const sheets = [{ sheet: own, previous: undefined }];
      expect(await subject.writer.write({ consent: official, sheets, alerts: [] })).toEqual({
        kind: 'written',
      });
      expect(await subject.writer.sheets(account(90), [on])).toEqual(new Map([[on, own]]));
    });

    it.each([
      ['a sheet that was believed absent', undefined],
      ['a sheet that was changed since', uuid(6999)],
    ])('loses the race for %s, and writes no part of it', async (_, previous) => {
      await write([fresh(on)]);
      expect(await write([fresh(on, 2)], [leakAlert(1)], previous)).toEqual({
        kind: 'lost-race',
        existing: [],
      });
      expect(await held()).toEqual({ ...NOTHING, sheets: new Map([[on, fresh(on)]]) });
    });

    it('loses the race for a sheet that was erased since', async () => {
      expect(await write([fresh(on)], [], uuid(6999))).toEqual({ kind: 'lost-race', existing: [] });
      expect(await held()).toEqual(NOTHING);
    });

    it('names alerts that exist already, and writes no part of it', async () => {
      await write([], [leakAlert(1), leakAlert(3)]);
      expect(await write([fresh(on)], [leakAlert(1), leakAlert(2), leakAlert(3)])).toEqual({
        kind: 'lost-race',
        existing: [leakAlert(1).id, leakAlert(3).id],
      });
      expect((await held()).sheets).toEqual(new Map());
    });

    it('says that consent is missing even where a race was lost as well', async () => {
      await write([fresh(on)], [leakAlert(1)]);
      await subject.consent(withdrawn(1));
      expect(await write([fresh(on, 2)], [leakAlert(1)])).toEqual({ kind: 'no-consent' });
    });

    it('lets one of several writers of a sheet win', async () => {
      const outcomes = await Promise.all([1, 2, 3, 4].map((revision) => write([fresh(on, revision)])));
      expect(outcomes.filter(({ kind }) => kind === 'written')).toHaveLength(1);
      expect(outcomes.filter(({ kind }) => kind === 'lost-race')).toHaveLength(3);
    });

    it('has written what it lost the answer of, so that deciding again finds nothing left to do', async () => {
      subject.loseNextAnswer();
      await expect(write([fresh(on)], [leakAlert(1)])).rejects.toMatchObject({ kind: 'unavailable' });
      expect((await held()).sheets.get(on)?.revision).toBe(fresh(on).revision);
      expect(await write([fresh(on, 2)], [leakAlert(1)], fresh(on).revision)).toEqual({
        kind: 'lost-race',
        existing: [leakAlert(1).id],
      });
    });

    it('takes 99 operations: the check, 16 alerts with effects and rows, 25 sheets with rows', async () => {
      const sheets = Array.from({ length: 25 }, (_, index) => fresh(dayOfYear(index)));
      const alerts = Array.from({ length: 16 }, (_, index) => leakAlert(index));
      expect(await write(sheets, alerts)).toEqual({ kind: 'written' });
      expect(await subject.effects()).toHaveLength(16);
    });

    it('reads no days, a hundred and twenty, and one that is named twice', async () => {
      const days = Array.from({ length: 120 }, (_, index) => dayOfYear(index));
      for (const from of [0, 40, 80]) await write(days.slice(from, from + 40).map((one) => fresh(one)));
      expect(await subject.writer.sheets(OWN, [])).toEqual(new Map());
      const all = await subject.writer.sheets(OWN, [...days, dayOfYear(0), dayOfYear(200)]);
      expect([...all.keys()].sort()).toEqual(days);
      expect(await subject.writer.sheets(account(2), days)).toEqual(new Map());
    });
  });
