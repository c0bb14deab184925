import { describe, expect, it } from 'vitest';

import { OBSERVATIONS_BY_DAY } from '../../shared/names.ts';
import type { DaySheet } from '../../shared/posts/day-sheet.ts';
import { createDynamoObservationFold } from '../../shared/posts/observation-fold.dynamodb.ts';
import { sheetItem } from '../../shared/posts/observation-items.ts';
import { createDynamoObservationReader } from '../../shared/posts/observation-reader.dynamodb.ts';
import { collect } from '../support/collect.ts';
import { account, day, sheet } from '../support/disclosure-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { createFakeStores } from '../support/fake-releases.ts';
import { FakeWorld } from '../support/fake-world.ts';
import { holdsObservationFold } from './observation-fold.suite.ts';
import { holdsObservationReader } from './observation-reader.suite.ts';

const dynamo = openDynamo();
const { documents } = dynamo;

holdsObservationReader('the fake', () => {
  const world = new FakeWorld();
  return Promise.resolve({
    reader: world.observations,
    put: (one) => Promise.resolve(void world.sheets.set(`${one.account} ${one.day}`, one)),
  });
});

holdsObservationReader('DynamoDB', async () => {
  const table = await dynamo.table(OBSERVATIONS_BY_DAY);
  return {
    reader: createDynamoObservationReader(documents, table),
    put: (one) => dynamo.put(table, sheetItem(one)),
  };
});

holdsObservationFold('the fake', () => {
  const sheets: DaySheet[] = [];
  return Promise.resolve({
    fold: createFakeStores([], sheets).observations,
    put: (one) => Promise.resolve(void sheets.push(one)),
  });
});

holdsObservationFold('DynamoDB', async () => {
  const table = await dynamo.table(OBSERVATIONS_BY_DAY);
  return {
    fold: createDynamoObservationFold(documents, table),
    put: (one) => dynamo.put(table, sheetItem(one)),
  };
});

describe('day sheets in DynamoDB', () => {
  it('of a version to come are guessed at by nobody', async () => {
    const table = await dynamo.table(OBSERVATIONS_BY_DAY);
    const on = day('2026-09-08');
    await dynamo.put(table, { ...sheetItem(sheet(1, on)), version: 2 });
    const reading = [
      () => createDynamoObservationReader(documents, table).sheetsOf(account(1), on, on),
      () => createDynamoObservationFold(documents, table).sheets([{ account: account(1), day: on }]),
    ];
    for (const read of reading) await expect(read()).rejects.toMatchObject({ kind: 'invariant' });
  });

  it('cannot be read from a table that is not there, which is no outage', async () => {
    const reading = collect(createDynamoObservationFold(documents, 'no-such').keysOfDay(day('2026-09-08')));
    await expect(reading).rejects.toMatchObject({ kind: 'invariant' });
  });
});
