import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { LogHead, SealedDay } from './log-head.ts';
import { HEAD_KEY, LOG_PARTITION, sealedSortKey } from './log-items.ts';
import type { LogReader } from './log-store.ts';

/** The log as it was sealed, in the `Ledger` store. */
export const createDynamoLogReader = (documents: DynamoDBDocumentClient, table: string): LogReader => ({
  head: async () => {
    const request = new GetCommand({ TableName: table, Key: HEAD_KEY, ConsistentRead: true });
    const { Item } = await translated(() => documents.send(request));
    return Item === undefined ? undefined : parseItem(LogHead, Item);
  },

  sealedBetween: async (from, to) => {
    const items = await queryAll(documents, {
      TableName: table,
      KeyConditionExpression: 'pk = :log AND sk BETWEEN :from AND :last',
      ExpressionAttributeValues: {
        ':log': LOG_PARTITION,
        ':from': sealedSortKey(from),
        ':last': sealedSortKey(to - 1),
      },
      ConsistentRead: true,
    });
    return items.map((item) => parseItem(SealedDay, item));
  },
});
