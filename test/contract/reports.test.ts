import { randomUUID } from 'node:crypto';

import { KMSClient } from '@aws-sdk/client-kms';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import type { Clock } from '../../shared/clock.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { createDynamoRecipientDesk } from '../../shared/reports/recipient-desk.dynamodb.ts';
import { placeOf } from '../../shared/reports/report-code.ts';
import { createKmsReportOpener, createKmsReportSealer } from '../../shared/reports/report-seals.kms.ts';
import { createDynamoReporterDesk } from '../../shared/reports/reporter-desk.dynamodb.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeReportSeals } from '../support/fake-report-seals.ts';
import { FakeReports } from '../support/fake-reports.ts';
import { GateBench } from '../support/gate-bench.ts';
import { outcome, passesReportsOn, saying, someCode } from './reports.suite.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const clock: Clock = { now: () => new Date('2026-11-22T23:34:56.789Z') };
const random = createCryptoRandom();

const desksOver = (table: string, own: Clock, seals = new FakeReportSeals()) => {
  const parts = { documents, table, clock: own, newId: randomUUID, random, seals };
  return { reporter: createDynamoReporterDesk(parts), recipient: createDynamoRecipientDesk(parts), seals };
};

passesReportsOn('the fake', (own) => {
  const reports = new FakeReports(own);
  return Promise.resolve({ reporter: reports, recipient: reports });
});
passesReportsOn('DynamoDB', async (own) => desksOver(await dynamo.table(), own));

describe('a report as it is stored', () => {
  it('has days and no hour, no code, and no word in clear', async () => {
    const table = await dynamo.table();
    const { reporter, recipient } = desksOver(table, clock);
    const code = someCode();
    await reporter.hand(code, saying('gannet-7231', 'plover-19'));
    await recipient.answer(placeOf(code), outcome('dunlin-5'));
    const items = await dynamo.all(table);
    const all = JSON.stringify(items);
    expect(items.map(({ pk }) => pk).sort()).toEqual(['report', 'week#2026-W47']);
    for (const hidden of [code, 'gannet', 'plover', 'dunlin', '23:34', '2026-11-22T'])
      expect(all).not.toContain(hidden);
    const [report] = items.filter(({ pk }) => pk === 'report');
    expect(report).toMatchObject({ receivedOn: '2026-11-22', answeredOn: '2026-11-22', readOn: [] });
  });

  it('is not read when that it was read cannot be written', async () => {
    const table = await dynamo.table();
    const { reporter, recipient } = desksOver(table, clock);
    const code = someCode();
    await reporter.hand(code, saying('x'));
    dynamo.refuseNextWrite();
    await expect(recipient.open(placeOf(code))).rejects.toMatchObject({ kind: 'unavailable' });
    expect((await reporter.look(code))?.head.readOn).toEqual([]);
  });

  it('may have been taken when no answer comes; the same again counts once', async () => {
    const table = await dynamo.table();
    const { reporter, recipient } = desksOver(table, clock);
    const code = someCode();
    const [first, more] = [saying('first'), saying('more')];
    dynamo.loseNextAnswer();
    await expect(reporter.hand(code, first)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await reporter.hand(code, first)).toBe('taken');
    dynamo.loseNextAnswer();
    await expect(reporter.add(code, more)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await reporter.add(code, more)).toBe('added');
    expect((await recipient.open(placeOf(code)))?.messages).toHaveLength(2);
  });

  it('loses no word when both sides write at once', async () => {
    const table = await dynamo.table();
    const { reporter, recipient } = desksOver(table, clock);
    const code = someCode();
    await reporter.hand(code, saying('first'));
    await Promise.all([
      ...Array.from({ length: 4 }, (_, index) => reporter.add(code, saying(`more ${index}`))),
      ...Array.from({ length: 4 }, (_, index) => recipient.answer(placeOf(code), outcome(`answer ${index}`))),
    ]);
    expect((await reporter.look(code))?.messages).toHaveLength(9);
  });

  it('is not taken while the key service is down', async () => {
    const table = await dynamo.table();
    const { reporter, seals } = desksOver(table, clock);
    seals.isDown = true;
    await expect(reporter.hand(someCode(), saying('x'))).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await dynamo.all(table)).toEqual([]);
  });

  it('in a version to come is not guessed at', async () => {
    const table = await dynamo.table();
    const code = someCode();
    await dynamo.put(table, { pk: 'report', sk: placeOf(code), version: 2 });
    const { reporter, recipient } = desksOver(table, clock);
    await expect(reporter.look(code)).rejects.toMatchObject({ kind: 'invariant' });
    await expect(recipient.list()).rejects.toMatchObject({ kind: 'invariant' });
  });
});

describe('seals of reports by KMS', () => {
  const bench = new GateBench('reports');
  beforeAll(() => bench.open());
  afterAll(() => bench.close());
  const seals = () => {
    const kms = bench.adopt(new KMSClient(bench.configFor()));
    return { ...createKmsReportSealer(kms, 'text'), ...createKmsReportOpener(kms, 'text') };
  };

  it('open for the report they were made for, and are never the same twice', async () => {
    const place = placeOf(someCode());
    const [one, two] = [await seals().seal(place, 'ä 🙂'), await seals().seal(place, 'ä 🙂')];
    expect(one).not.toEqual(two);
    expect([await seals().open(place, one), await seals().open(place, two)]).toEqual(['ä 🙂', 'ä 🙂']);
  });

  it('open for no other report, and not when they were altered', async () => {
    const sealed = await seals().seal(placeOf(someCode()), 'x');
    await expect(seals().open(placeOf(someCode()), sealed)).rejects.toMatchObject({ kind: 'not-permitted' });
    const place = placeOf(someCode());
    const own = await seals().seal(place, 'x');
    const bytes = Buffer.from(own.words, 'base64');
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await expect(seals().open(place, { ...own, words: bytes.toString('base64') })).rejects.toMatchObject({
      kind: 'not-permitted',
    });
  });
});
