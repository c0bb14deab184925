import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { ledgerPartition, ledgerSortKey, PersonalDataRead } from './ledger-entry.ts';
import type { LedgerReads } from './ledger-reads.ts';

const Shown = PersonalDataRead.pick({ kind: true, outcome: true, role: true });

const READ = PersonalDataRead.shape.kind.value;

/** Reads of personal data in the `Ledger` store. Salts and moments stay where they are. */
export const createDynamoLedgerReads = (documents: DynamoDBDocumentClient, table: string): LedgerReads => ({
  on: async (day) => {
    const items = await queryAll(documents, {
      TableName: table,
      KeyConditionExpression: 'pk = :day AND begins_with(sk, :entry)',
      FilterExpression: '#kind = :read',
      ProjectionExpression: '#kind, #outcome, #role',
      ExpressionAttributeNames: { '#kind': 'kind', '#outcome': 'outcome', '#role': 'role' },
      ExpressionAttributeValues: { ':day': ledgerPartition(day), ':entry': ledgerSortKey(''), ':read': READ },
    });
    return items.map((item) => parseItem(Shown, item));
  },
});
