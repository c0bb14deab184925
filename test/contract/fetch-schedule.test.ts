import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';

import { enterSchedule, leaveSlots } from '../../shared/consent/consent-operations.dynamodb.ts';
import { AccountId } from '../../shared/ids.ts';
import { createDynamoFetchSchedule } from '../../shared/schedule/fetch-schedule.dynamodb.ts';
import { markKey, slotKey } from '../../shared/schedule/schedule-items.ts';
import { cadenceOf, slotOf, type DueSlots } from '../../shared/schedule/slot.ts';
import { collect } from '../support/collect.ts';
import { account, officialConsent } from '../support/disclosure-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';

const dynamo = openDynamo();
const { documents } = dynamo;

const open = async () => {
  const table = await dynamo.table();
  return { table, schedule: createDynamoFetchSchedule(documents, table) };
};

const given = (index: number) => {
  const record = officialConsent(index);
  if (record.status !== 'given') throw new Error('consent must be given');
  return record;
};

/** Exactly the minute of an account. */
const dueOf = (record: ReturnType<typeof given>): DueSlots => {
  const { cadence, shard, minute } = slotOf(record.account, cadenceOf(record));
  return { cadence, shard, from: minute, to: minute };
};

describe('a fetch schedule in DynamoDB', () => {
  it('lists an account in its own minute, and in none beside it', async () => {
    const { table, schedule } = await open();
    const record = given(1);
    await documents.send(new TransactWriteCommand({ TransactItems: enterSchedule(table, record) }));
    const due = dueOf(record);
    expect(await collect(schedule.accountsIn(due))).toEqual([account(1)]);
    const beside = [
      { ...due, from: due.from + 1, to: due.to + 9 },
      ...(due.from === 0 ? [] : [{ ...due, from: 0, to: due.from - 1 }]),
      { ...due, shard: (due.shard + 1) % 4 },
    ];
    for (const other of beside) expect(await collect(schedule.accountsIn(other))).toEqual([]);
    await documents.send(new TransactWriteCommand({ TransactItems: leaveSlots(table, account(1)) }));
    expect(await collect(schedule.accountsIn(due))).toEqual([]);
  });

  it('lists the accounts of a slot beyond a megabyte to the last', async () => {
    const { table, schedule } = await open();
    const long = Array.from({ length: 1900 }, (_, index) =>
      AccountId.parse(`mastodon:${'h'.repeat(250)}.example/${index}`),
    );
    const slot = { cadence: 1440, shard: 0, minute: 7 } as const;
    await Promise.all(
      long.map((one) => dynamo.put(table, { ...slotKey(one, slot), version: 1, pad: 'x'.repeat(300) })),
    );
    const found = await collect(schedule.accountsIn({ cadence: 1440, shard: 0, from: 7, to: 7 }));
    expect(new Set(found).size).toBe(1900);
  });

  it('moves its mark forward, never back, whoever comes late', async () => {
    const { schedule } = await open();
    expect(await schedule.done()).toBeUndefined();
    await schedule.markDone(100);
    await schedule.markDone(99);
    await schedule.markDone(100);
    expect(await schedule.done()).toBe(100);
    await Promise.all([103, 101, 102].map((minute) => schedule.markDone(minute)));
    expect(await schedule.done()).toBe(103);
  });

  it('guesses at nothing of a version to come, which is no outage', async () => {
    const { table, schedule } = await open();
    await dynamo.put(table, { ...markKey, version: 2, done: 1 });
    await expect(schedule.done()).rejects.toMatchObject({ kind: 'invariant' });
    const slot = { cadence: 5, shard: 0, minute: 1 } as const;
    await dynamo.put(table, { ...slotKey(account(1), slot), version: 2 });
    const reading = collect(schedule.accountsIn({ cadence: 5, shard: 0, from: 1, to: 1 }));
    await expect(reading).rejects.toMatchObject({ kind: 'invariant' });
  });
});
