import { DeleteCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryPages } from '../runtime/read.dynamodb.ts';
import { Effect } from './effect.ts';
import type { Outbox, PendingEffect } from './outbox.ts';

const OutboxItem = z.object({ sk: z.string(), effect: Effect });

/** Pending effects in the `Outbox` store, one partition per shard. */
export const createDynamoOutbox = (documents: DynamoDBDocumentClient, table: string): Outbox => ({
  pending: (shard) => pending(documents, table, shard),

  remove: async (done) => {
    await Promise.all(
      done.map(({ shard, key }) =>
        translated(() =>
          documents.send(new DeleteCommand({ TableName: table, Key: { pk: `shard#${shard}`, sk: key } })),
        ),
      ),
    );
  },
});

async function* pending(
  documents: DynamoDBDocumentClient,
  table: string,
  shard: number,
): AsyncGenerator<readonly PendingEffect[]> {
  const pages = queryPages(documents, {
    TableName: table,
    KeyConditionExpression: 'pk = :shard',
    ExpressionAttributeValues: { ':shard': `shard#${shard}` },
    ConsistentRead: true,
    Limit: 100,
  });
  for await (const items of pages) {
    yield items.map((item) => {
      const { sk, effect } = parseItem(OutboxItem, item);
      return { key: sk, shard, effect };
    });
  }
}
