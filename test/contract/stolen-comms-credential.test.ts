import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DynamoDBDocumentClient,
  PutCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';

import { consentItem, consentKey, epochKey } from '../../shared/consent/consent-items.ts';
import { OFFICIAL_EPOCH, PEOPLE_EPOCHS, type Store } from '../../shared/names.ts';
import { leaseKey, slotKey } from '../../shared/schedule/schedule-items.ts';
import { CADENCES, slotOf } from '../../shared/schedule/slot.ts';
import { account, consent, officialConsent } from '../support/disclosure-builders.ts';
import { GateBench } from '../support/gate-bench.ts';
import { onStore, statementsIn } from '../support/granted.ts';
import { stacksFor } from '../support/synthesised.ts';

const bench = new GateBench('stolen');
const { tableName: TableName } = bench;
beforeAll(() => bench.open());
afterAll(() => bench.close());

const statements = statementsIn(stacksFor().web);

/** Whoever has the credential of the comms site, which may do on the bench's table what it may do on a store. */
const thief = (store: Store): DynamoDBDocumentClient => {
  const own = onStore(statements, 'comms-site', store).map(({ Action, Effect, Condition }) => ({
    Action,
    Effect,
    Resource: bench.table.arn,
    ...(Condition !== undefined && { Condition }),
  }));
  return DynamoDBDocumentClient.from(bench.dynamodb(bench.caller(`comms${store}`, own)));
};

const inTransaction = (
  store: Store,
  items: NonNullable<TransactWriteCommandInput['TransactItems']>,
): Promise<unknown> => thief(store).send(new TransactWriteCommand({ TransactItems: items }));

const person = consent(1);
const own = { account: account(1), kind: 'advocacy' } as const;
const daily = CADENCES.filter((cadence) => cadence !== 5);

describe('a stolen credential of the comms site', () => {
  it('registers an official account, for which it is made', async () => {
    const Item = consentItem(officialConsent(90));
    await expect(inTransaction('Consents', [{ Put: { TableName, Item } }])).resolves.toBeDefined();
  });

  it('neither overwrites nor forges an employee’s consent', async () => {
    const Item = consentItem(person);
    const put = { Put: { TableName, Item } };
    await expect(inTransaction('Consents', [put])).rejects.toThrow(
      'not authorized to perform: dynamodb:PutItem',
    );
    await expect(thief('Consents').send(new PutCommand({ TableName, Item }))).rejects.toThrow(
      'not authorized',
    );
  });

  it('does not find out by a condition that fails who consented', async () => {
    const absent = { TableName, ConditionExpression: 'attribute_not_exists(pk)' };
    const Key = consentKey(own);
    await expect(inTransaction('Consents', [{ ConditionCheck: { ...absent, Key } }])).rejects.toThrow(
      'not authorized',
    );
    await expect(
      inTransaction('Consents', [{ Put: { ...absent, Item: consentItem(person) } }]),
    ).rejects.toThrow('not authorized');
    const touch = {
      ...absent,
      Key: leaseKey(own),
      UpdateExpression: 'SET a = :a',
      ExpressionAttributeValues: { ':a': 1 },
    };
    await expect(inTransaction('Schedule', [{ Update: touch }])).rejects.toThrow('not authorized');
  });

  it('moves no erasure epoch of people, nor asks where one stands', async () => {
    const touch = {
      TableName,
      UpdateExpression: 'ADD a :a',
      ConditionExpression: 'attribute_not_exists(b)',
      ExpressionAttributeValues: { ':a': 1 },
    };
    const move = (epoch: number) =>
      inTransaction('Consents', [{ Update: { ...touch, Key: epochKey(epoch) } }]);
    for (let epoch = 0; epoch < PEOPLE_EPOCHS; epoch += 1) {
      await expect(move(epoch)).rejects.toThrow('not authorized');
    }
    await expect(move(OFFICIAL_EPOCH)).resolves.toBeDefined();
  });

  it.each(daily)('puts and removes no place among those visited every %d minutes', async (cadence) => {
    const Key = slotKey(own.account, slotOf(own.account, cadence));
    await expect(inTransaction('Schedule', [{ Put: { TableName, Item: Key } }])).rejects.toThrow(
      'not authorized',
    );
    await expect(inTransaction('Schedule', [{ Delete: { TableName, Key } }])).rejects.toThrow(
      'not authorized',
    );
  });
});
