import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { addDays, epochSeconds } from '../clock.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { RouteProof, type RouteProofReader, type RouteProofRecorder } from './route-proof.ts';

/** The partition of the `Site` store that holds it. */
const KEY = { pk: 'route#security', sk: 'proof' } as const;

const DAYS_KEPT = 90;

/** Keeps the latest test alert in the `Site` store. */
export const createDynamoRouteProofRecorder = (
  documents: DynamoDBDocumentClient,
  table: string,
): RouteProofRecorder => ({
  arrived: async (alert, due, now) => {
    const proof: RouteProof = {
      version: 1,
      alert,
      dueAt: due.toISOString(),
      arrivedAt: now.toISOString(),
      expiresAt: epochSeconds(addDays(now, DAYS_KEPT)),
    };
    const request = new PutCommand({
      TableName: table,
      Item: { ...KEY, ...proof },
      ConditionExpression: 'attribute_not_exists(pk) OR dueAt < :due',
      ExpressionAttributeValues: { ':due': proof.dueAt },
    });
    try {
      await documents.send(request);
    } catch (fault) {
      // A later one, or this very one, is there already.
      if (!(fault instanceof ConditionalCheckFailedException)) throw translateFault(fault);
    }
  },
});

/** Reads the latest test alert from the `Site` store. */
export const createDynamoRouteProofReader = (
  documents: DynamoDBDocumentClient,
  table: string,
): RouteProofReader => ({
  latest: async () => {
    const request = new GetCommand({ TableName: table, Key: KEY, ConsistentRead: true });
    const { Item } = await translated(() => documents.send(request));
    return Item === undefined ? undefined : parseItem(RouteProof, Item);
  },
});
