import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { queryAll } from '../runtime/read.dynamodb.ts';
import { OFFICIAL_DAYS_PARTITION } from './release-items.ts';
import { daysOf } from './release-period.ts';
import type { ReleasedDays } from './released-days.ts';

/** Marks of released days in the `Releases` store. */
export const createDynamoReleasedDays = (documents: DynamoDBDocumentClient, table: string): ReleasedDays => ({
  areReleased: async ({ from, to }) => {
    const days = daysOf({ from, to });
    const marked = await queryAll(documents, {
      TableName: table,
      KeyConditionExpression: 'pk = :done AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':done': OFFICIAL_DAYS_PARTITION,
        ':first': days[0] ?? from,
        ':last': days.at(-1) ?? from,
      },
      ConsistentRead: true,
    });
    const done = new Set(marked.map(({ sk }) => String(sk)));
    return days.every((day) => done.has(day));
  },
});
