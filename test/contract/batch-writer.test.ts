import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import type { Clock } from '../../shared/clock.ts';
import { consentItem } from '../../shared/consent/consent-items.ts';
import { openingItem } from '../../shared/consent/opening-item.ts';
import { createDynamoOpeningReader } from '../../shared/consent/opening-reader.dynamodb.ts';
import { createCryptoRandom } from '../../shared/disclosure/random.crypto.ts';
import { ServiceError } from '../../shared/errors.ts';
import { AlertId } from '../../shared/ids.ts';
import { createDynamoBatchWriter } from '../../shared/posts/batch-writer.dynamodb.ts';
import { sheetItem } from '../../shared/posts/observation-items.ts';
import { account, day, sheet } from '../support/disclosure-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeOpeningKeys } from '../support/fake-opening-keys.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { holdsBatchWriter } from './batch-writer.suite.ts';

const dynamo = openDynamo();
const { documents } = dynamo;

holdsBatchWriter('the fake', (clock) => {
  const world = new FakeWorld(clock);
  return Promise.resolve({
    writer: world.writer,
    consent: (record) => Promise.resolve(void world.consents.set(record.account, record)),
    alerts: () => Promise.resolve([...world.alerts.keys()].sort()),
    effects: () => Promise.resolve([...world.effects].sort()),
    loseNextAnswer: () => {
      world.step = (name) => {
        if (name !== 'writer.written') return;
        world.step = () => undefined;
        throw new ServiceError('unavailable', 'the answer was lost');
      };
    },
  });
});

const createTables = async () => ({
  consents: await dynamo.table(),
  observations: await dynamo.table(),
  alerts: await dynamo.table(),
  outbox: await dynamo.table(),
  ledger: await dynamo.table(),
});

const writerOn = (tables: Awaited<ReturnType<typeof createTables>>, clock: Clock) =>
  createDynamoBatchWriter({
    ...{ documents, tables, clock },
    openings: createDynamoOpeningReader(documents, tables.consents),
    newId: randomUUID,
    random: createCryptoRandom(),
  });

holdsBatchWriter('DynamoDB', async (clock) => {
  const tables = await createTables();
  const idsIn = async <Schema extends z.ZodType<AlertId>>(table: string, schema: Schema) =>
    (await dynamo.all(table)).map((item) => schema.parse(item)).sort();
  return {
    writer: writerOn(tables, clock),
    consent: async (record) => {
      await dynamo.put(tables.consents, consentItem(record));
      if (record.kind === 'official') return;
      const { key, wrapped } = new FakeOpeningKeys().createNow(record.account);
      const opening = { version: 1 as const, key, wrapped, locator: Buffer.alloc(32, 1).toString('base64') };
      await dynamo.put(tables.consents, openingItem(record.account, opening));
    },
    alerts: () =>
      idsIn(
        tables.alerts,
        z.object({ id: AlertId }).transform(({ id }) => id),
      ),
    effects: () =>
      idsIn(
        tables.outbox,
        z.object({ effect: z.object({ alert: AlertId }) }).transform(({ effect }) => effect.alert),
      ),
    loseNextAnswer: () => dynamo.loseNextAnswer(),
  };
});

describe('a batch writer in DynamoDB', () => {
  it('guesses at no sheet of a version to come', async () => {
    const tables = await createTables();
    const clock = { now: () => new Date('2026-09-10T00:00:00Z') };
    await dynamo.put(tables.observations, { ...sheetItem(sheet(1, '2026-09-09')), version: 2 });
    const reading = writerOn(tables, clock).sheets(account(1), [day('2026-09-09')]);
    await expect(reading).rejects.toMatchObject({
      kind: 'invariant',
      message: 'a stored item does not fit at version',
    });
  });
});
