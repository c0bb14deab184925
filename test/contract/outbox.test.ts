import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';

import { putEffect } from '../../shared/consent/consent-operations.dynamodb.ts';
import type { Effect } from '../../shared/outbox/effect.ts';
import { createDynamoOutbox } from '../../shared/outbox/outbox.dynamodb.ts';
import { shardOf } from '../../shared/schedule/slot.ts';
import { alertId } from '../support/alert-builder.ts';
import { collect } from '../support/collect.ts';
import { account } from '../support/disclosure-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';

const dynamo = openDynamo();
const { documents } = dynamo;
const OWN = account(1);
const SHARD = shardOf(OWN);
const raised = (index: number): Effect => ({ version: 1, kind: 'alert-raised', alert: alertId(index) });

const open = async () => {
  const table = await dynamo.table();
  const record = async (...effects: readonly Effect[]): Promise<void> => {
    for (let start = 0; start < effects.length; start += 100) {
      const items = effects.slice(start, start + 100).map((effect) => putEffect(table, OWN, effect));
      await documents.send(new TransactWriteCommand({ TransactItems: items }));
    }
  };
  return { table, record, outbox: createDynamoOutbox(documents, table) };
};

describe('an outbox in DynamoDB', () => {
  it('lists what was recorded in its shard and in no other, once however often it was recorded', async () => {
    const { record, outbox } = await open();
    await record(raised(1));
    await record(raised(1));
    expect((await collect(outbox.pending(SHARD))).map(({ effect }) => effect)).toEqual([raised(1)]);
    for (const shard of [0, 1, 2, 3].filter((one) => one !== SHARD)) {
      expect(await collect(outbox.pending(shard))).toEqual([]);
    }
  });

  it('lists and removes more than one page holds', async () => {
    const { record, outbox, table } = await open();
    await record(...Array.from({ length: 250 }, (_, index) => raised(index)));
    const pages: number[] = [];
    for await (const page of outbox.pending(SHARD)) {
      pages.push(page.length);
      await outbox.remove(page);
    }
    expect(pages.reduce((sum, length) => sum + length, 0)).toBe(250);
    expect(pages.every((length) => length <= 100)).toBe(true);
    expect(await dynamo.all(table)).toEqual([]);
  });

  it('removes what is gone already, and nothing, without harm', async () => {
    const { record, outbox } = await open();
    await record(raised(1), raised(2));
    const pending = await collect(outbox.pending(SHARD));
    await outbox.remove(pending.slice(0, 1));
    await outbox.remove(pending.slice(0, 1));
    await outbox.remove([]);
    expect(await collect(outbox.pending(SHARD))).toEqual(pending.slice(1));
  });

  it('keeps what it did not remove when the store breaks off', async () => {
    const { record, outbox } = await open();
    await record(raised(1));
    const pending = await collect(outbox.pending(SHARD));
    dynamo.refuseNextWrite();
    await expect(outbox.remove(pending)).rejects.toMatchObject({ kind: 'unavailable' });
    expect(await collect(outbox.pending(SHARD))).toEqual(pending);
  });

  it('guesses at no effect of a version to come, which is no outage', async () => {
    const { table, outbox } = await open();
    await dynamo.put(table, { pk: `shard#${SHARD}`, sk: 'x', effect: { ...raised(1), version: 2 } });
    await expect(collect(outbox.pending(SHARD))).rejects.toMatchObject({ kind: 'invariant' });
  });
});
