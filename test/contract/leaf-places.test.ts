import { describe, expect, it } from 'vitest';

import {
  createDynamoLeafPlaces,
  createDynamoLeafReader,
} from '../../shared/transparency/leaf-places.dynamodb.ts';
import { createDynamoLogStore } from '../../shared/transparency/log-store.dynamodb.ts';
import { day } from '../support/disclosure-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeLogStore } from '../support/fake-log.ts';
import { drawnBytes } from '../support/proof-scene.ts';
import { holdsLeaves } from './leaf-places.suite.ts';

const dynamo = openDynamo();
const { documents } = dynamo;

holdsLeaves('the fake', () => {
  const store = new FakeLogStore();
  return Promise.resolve({ store, places: store, leaves: store });
});

holdsLeaves('DynamoDB', async () => {
  const table = await dynamo.table();
  return {
    store: createDynamoLogStore(documents, table),
    places: createDynamoLeafPlaces(documents, table),
    leaves: createDynamoLeafReader(documents, table),
  };
});

describe('the place of a leaf on DynamoDB', () => {
  it('says the day alone, and goes 400 days after it', async () => {
    const table = await dynamo.table();
    await createDynamoLeafPlaces(documents, table).keep(day('2026-11-16'), [drawnBytes('one')]);
    expect(await dynamo.all(table)).toEqual([
      {
        pk: `leaf#${Buffer.from(drawnBytes('one')).toString('hex')}`,
        sk: 'place',
        version: 1,
        day: '2026-11-16',
        expiresAt: Date.parse('2027-12-21T00:00:00Z') / 1000,
      },
    ]);
  });
});
