import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { ServiceError } from '../errors.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { transact, untilSettled } from '../runtime/transact.dynamodb.ts';
import { DayLeaves } from './day-tree.ts';
import { ledgerItem } from './ledger-entry.ts';
import { treePartition } from './log-items.ts';
import { createDynamoLogStore } from './log-store.dynamodb.ts';
import type { OpeningsSource } from './openings-source.ts';

/** As many as one question of DynamoDB may name; a day has some thousands. */
const ROWS_AT_MOST = 2_000_000_000;

/** Openings from the `Ledger` store. */
export const createDynamoOpeningsSource = (
  documents: DynamoDBDocumentClient,
  table: string,
): OpeningsSource => ({
  record: async (row) => {
    const Put = { TableName: table, Item: ledgerItem(row), ConditionExpression: 'attribute_not_exists(pk)' };
    await untilSettled(async () => {
      const outcome = await transact(documents, [{ Put }]);
      if (outcome.kind === 'committed' || outcome.reasons.includes('condition-failed')) return 'recorded';
      return undefined;
    });
  },

  rows: (from, to) => {
    if (from > to) throw new ServiceError('invalid-input', 'the last day is before the first');
    return createDynamoLogStore(documents, table).rows({ day: from }, to, ROWS_AT_MOST);
  },

  tree: async (day) => {
    const items = await queryAll(documents, {
      TableName: table,
      KeyConditionExpression: 'pk = :tree',
      ExpressionAttributeValues: { ':tree': treePartition(day) },
      ConsistentRead: true,
    });
    const [first, ...rest] = items.map((item) => parseItem(DayLeaves, item));
    if (first === undefined) return undefined;
    return { ...first, leaves: new Uint8Array(Buffer.concat([first, ...rest].map(({ leaves }) => leaves))) };
  },
});
