import { DeleteCommand, paginateQuery, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
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
  const pages = paginateQuery(
    { client: documents },
    {
      TableName: table,
      KeyConditionExpression: 'pk = :shard',
      ExpressionAttributeValues: { ':shard': `shard#${shard}` },
      ConsistentRead: true,
      Limit: 100,
    },
  );
  try {
    for await (const page of pages) {
      yield (page.Items ?? []).map((item) => {
        const { sk, effect } = OutboxItem.parse(item);
        return { key: sk, shard, effect };
      });
    }
  } catch (fault) {
    throw translateFault(fault);
  }
}
