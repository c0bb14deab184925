import { beforeEach, describe, expect, it } from 'vitest';

import type { ConsentReader } from '../../shared/consent/consent-reader.ts';
import type { ConsentRecord } from '../../shared/consent/consent-record.ts';
import { account, consent, officialConsent, uuid, withdrawn } from '../support/disclosure-builders.ts';

/** A reader, and the only way its records change here. */
export interface ConsentReaderSubject {
  readonly reader: ConsentReader;
  put(record: ConsentRecord): Promise<void>;
}

/** What every `ConsentReader` promises. */
export const holdsConsentReader = (name: string, create: () => Promise<ConsentReaderSubject>) =>
  describe(`a consent reader on ${name}`, () => {
    let subject: ConsentReaderSubject;
    beforeEach(async () => {
      subject = await create();
    });

    it.each([
      ['given', consent(1)],
      ['given, with a text key and a team', consent(1, { wrappedTextKey: 'c2VjcmV0', team: 'research' })],
      ['paused', consent(1, { status: 'paused', pausedAt: '2026-09-01T00:00:00Z' })],
      ['withdrawn', withdrawn(1)],
      ['official', officialConsent(1)],
    ])('reads a record that is %s as it was written', async (_, record) => {
      await subject.put(record);
      expect(await subject.reader.read(account(1))).toEqual(record);
      expect(await subject.reader.readMany([account(1)])).toEqual(new Map([[account(1), record]]));
    });

    it('answers what a person said of their own account, in whatever state, before any registration of it', async () => {
      await subject.put(officialConsent(1));
      await subject.put(withdrawn(1));
      expect(await subject.reader.read(account(1))).toEqual(withdrawn(1));
      expect(await subject.reader.readMany([account(1)])).toEqual(new Map([[account(1), withdrawn(1)]]));
    });

    it('answers nothing for an account without a record', async () => {
      expect(await subject.reader.read(account(2))).toBeUndefined();
      expect(await subject.reader.readMany([account(2)])).toEqual(new Map());
      expect(await subject.reader.readMany([])).toEqual(new Map());
    });

    it('sees a change at once', async () => {
      await subject.put(consent(1));
      await subject.put(withdrawn(1));
      const { reader } = subject;
      expect((await reader.read(account(1)))?.status).toBe('withdrawn');
      expect((await reader.readMany([account(1)])).get(account(1))?.status).toBe('withdrawn');
    });

    it('reads more accounts than a batch holds, some without a record, some named twice', async () => {
      const people = Array.from({ length: 230 }, (_, index) => index);
      for (const index of people) await subject.put(consent(index, { revision: uuid(5000 + index) }));
      const asked = [...people.flatMap((index) => [index, index]), 999].map(account);
      const records = await subject.reader.readMany(asked);
      expect(records.size).toBe(230);
      expect(records.get(account(229))?.revision).toBe(uuid(5229));
      expect(records.has(account(999))).toBe(false);
    });
  });
