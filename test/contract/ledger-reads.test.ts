import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';

import { Day } from '../../shared/ids.ts';
import { ledgerItem, type LedgerEntry } from '../../shared/transparency/ledger-entry.ts';
import { createDynamoLedgerReads } from '../../shared/transparency/ledger-reads.dynamodb.ts';
import type { LedgerReads } from '../../shared/transparency/ledger-reads.ts';
import { openDynamo } from '../support/dynamo-bench.ts';
import { openedPost } from '../support/ledger-builder.ts';
import { FakeLedgerReads } from '../support/oversight-bench.ts';

const dynamo = openDynamo();

interface Subject {
  readonly reads: LedgerReads;
  readonly put: (entry: LedgerEntry) => Promise<unknown>;
}

const subjects: Readonly<Record<string, () => Promise<Subject>>> = {
  'the fake': () => {
    const reads = new FakeLedgerReads();
    return Promise.resolve({ reads, put: (entry) => Promise.resolve(reads.entries.push(entry)) });
  },
  DynamoDB: async () => {
    const { documents } = dynamo;
    const TableName = await dynamo.table();
    return {
      reads: createDynamoLedgerReads(documents, TableName),
      put: (entry) => documents.send(new PutCommand({ TableName, Item: ledgerItem(entry) })),
    };
  },
};

describe.each(Object.keys(subjects))('reads of personal data in %s', (name) => {
  const open = () => subjects[name]?.() ?? Promise.reject(new Error('no such subject'));

  it('are those of the day, by kind, outcome and role, without id, moment or salt', async () => {
    const { reads, put } = await open();
    await put(openedPost('2026-03-02T00:00:00.000Z'));
    await put({ ...openedPost('2026-03-02T23:59:59.999Z'), outcome: 'alert-author-named' });
    await put(openedPost('2026-03-03T00:00:00.000Z'));
    await put({
      ...openedPost('2026-03-02T12:00:00.000Z'),
      kind: 'rule-changed',
      outcome: 'rule-demoted',
      role: 'program',
      rule: 'iban',
    });
    const found = await reads.on(Day.parse('2026-03-02'));
    const kind = 'personal-data-read';
    expect(found.toSorted((one, other) => (one.outcome < other.outcome ? -1 : 1))).toEqual([
      { kind, outcome: 'alert-author-named', role: 'security' },
      { kind, outcome: 'alert-post-opened', role: 'security' },
    ]);
  });

  it('of a day without any are none', async () => {
    const { reads } = await open();
    expect(await reads.on(Day.parse('2026-03-02'))).toEqual([]);
  });
});
