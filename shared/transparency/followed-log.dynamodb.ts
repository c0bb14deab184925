import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { FollowedLog, type FollowedLogKeeper } from './followed-log.ts';

/** The partition of the `Site` store that holds it; whoever writes the log has no way to it. */
const KEY = { pk: 'monitor#log', sk: 'seen' } as const;

/** Keeps what was seen of the log in the `Site` store. */
export const createDynamoFollowedLog = (
  documents: DynamoDBDocumentClient,
  table: string,
): FollowedLogKeeper => ({
  last: async () => {
    const request = new GetCommand({ TableName: table, Key: KEY, ConsistentRead: true });
    const { Item } = await translated(() => documents.send(request));
    return Item === undefined ? undefined : parseItem(FollowedLog, Item);
  },

  keep: async (followed) => {
    const request = new PutCommand({
      TableName: table,
      Item: { ...KEY, ...followed },
      ConditionExpression: 'attribute_not_exists(pk) OR #size <= :size',
      ExpressionAttributeNames: { '#size': 'size' },
      ExpressionAttributeValues: { ':size': followed.size },
    });
    try {
      await documents.send(request);
    } catch (fault) {
      // Another run has seen more.
      if (!(fault instanceof ConditionalCheckFailedException)) throw translateFault(fault);
    }
  },
});
