import { GetCommand, QueryCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { translated } from '../runtime/faults.dynamodb.ts';
import type { ReleaseReader, ReleaseSubject } from './release-reader.ts';
import { Release } from './release.ts';

const partitionOf = (subject: ReleaseSubject): string =>
  subject.kind === 'advocacy' ? 'release#advocacy' : `release#official#${subject.account}`;

const PERIOD_AND_START = /^(?:advocacy|official)-(day|week|month)-(\d{4}-\d{2}-\d{2})(?:-|$)/u;

/** Releases in the `Releases` store. */
export const createDynamoReleaseReader = (
  documents: DynamoDBDocumentClient,
  table: string,
): ReleaseReader => ({
  list: async (subject, period, limit) => {
    const request = new QueryCommand({
      TableName: table,
      KeyConditionExpression: 'pk = :subject AND begins_with(sk, :period)',
      ExpressionAttributeValues: { ':subject': partitionOf(subject), ':period': `${period}#` },
      ScanIndexForward: false,
      Limit: limit,
    });
    const { Items } = await translated(() => documents.send(request));
    return (Items ?? []).map((item) => Release.parse(item));
  },

  find: async (subject, id) => {
    const [, period, from] = PERIOD_AND_START.exec(id) ?? [];
    if (period === undefined || from === undefined) return undefined;
    const key = { pk: partitionOf(subject), sk: `${period}#${from}` };
    const { Item } = await translated(() => documents.send(new GetCommand({ TableName: table, Key: key })));
    const release = Item === undefined ? undefined : Release.parse(Item);
    return release?.id === id ? release : undefined;
  },
});
