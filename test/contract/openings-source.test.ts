import { randomUUID } from 'node:crypto';

import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';

import { createDynamoLogStore } from '../../shared/transparency/log-store.dynamodb.ts';
import { ledgerItem, type LedgerEntry, type OpeningsRead } from '../../shared/transparency/ledger-entry.ts';
import type { LogStore } from '../../shared/transparency/log-store.ts';
import { createDynamoOpeningsSource } from '../../shared/transparency/openings-source.dynamodb.ts';
import type { OpeningsSource } from '../../shared/transparency/openings-source.ts';
import { day } from '../support/disclosure-builders.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { FakeLogStore } from '../support/fake-log.ts';
import { FakeOpeningsSource } from '../support/fake-openings-source.ts';
import { openedPost } from '../support/ledger-builder.ts';

interface Subject {
  readonly source: OpeningsSource;
  readonly store: Pick<LogStore, 'stage'>;
  readonly put: (row: LedgerEntry) => Promise<void>;
}

const handedOut: OpeningsRead = {
  version: 1,
  id: '00000000-0000-4000-8000-000000000009',
  at: '2026-11-18T10:00:00.000Z',
  kind: 'openings-read',
  outcome: 'openings-exported',
  role: 'auditor',
  from: day('2026-11-16'),
  to: day('2026-11-17'),
  salt: Buffer.alloc(32).toString('base64'),
};

const holdsOpeningsSource = (name: string, create: () => Promise<Subject>) =>
  describe(`what an auditor’s file is made from, in ${name}`, () => {
    it('is every row of the days that are asked for, and no other', async () => {
      const { source, put } = await create();
      const rows = ['15', '16', '16', '17', '18'].map((on) =>
        openedPost(`2026-11-${on}T12:00:00.000Z`, randomUUID()),
      );
      for (const row of rows) await put(row);
      const found = await source.rows(day('2026-11-16'), day('2026-11-17'));
      expect(found.map(({ id }) => id).sort()).toEqual(
        rows
          .slice(1, 4)
          .map(({ id }) => id)
          .sort(),
      );
    });

    it('is the tree that was chosen for a day, with what its padding is drawn from', async () => {
      const { source, store } = await create();
      expect(await source.tree(day('2026-11-16'))).toBeUndefined();
      const tree = { leaves: [new Uint8Array(32).fill(1)], padding: new Uint8Array(32).fill(2) };
      await store.stage({ version: 1, index: 0, day: day('2026-11-16'), entry: '{}' }, tree);
      expect(await source.tree(day('2026-11-16'))).toEqual({
        version: 1,
        leaves: new Uint8Array(32).fill(1),
        padding: new Uint8Array(32).fill(2),
      });
    });

    it('has a row, once, for being handed out', async () => {
      const { source } = await create();
      await source.record(handedOut);
      await source.record(handedOut);
      const rows = await source.rows(day('2026-11-18'), day('2026-11-18'));
      expect(rows).toEqual([handedOut]);
    });
  });

const dynamo = openDynamo();
holdsOpeningsSource('memory', () => {
  const store = new FakeLogStore();
  const put = (row: LedgerEntry) => Promise.resolve(void store.entries.push(row));
  return Promise.resolve({ source: new FakeOpeningsSource(store), store, put });
});
holdsOpeningsSource('DynamoDB', async () => {
  const table = await dynamo.table();
  return {
    source: createDynamoOpeningsSource(dynamo.documents, table),
    store: createDynamoLogStore(dynamo.documents, table),
    put: async (row) => {
      await dynamo.documents.send(new PutCommand({ TableName: table, Item: ledgerItem(row) }));
    },
  };
});
