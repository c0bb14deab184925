import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { addDays, dayOf } from '../clock.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll, queryFirst } from '../runtime/read.dynamodb.ts';
import { releaseKey, releasePartition } from './release-items.ts';
import type { ReleaseReader } from './release-reader.ts';
import { Release } from './release.ts';

const PERIOD_AND_START = /^(?:advocacy|official)-(day|week|month)-(\d{4}-\d{2}-\d{2})(?:-|$)/u;

/** Releases in the `Releases` store. */
export const createDynamoReleaseReader = (
  documents: DynamoDBDocumentClient,
  table: string,
): ReleaseReader => ({
  list: async (subject, period, limit) => {
    const request = {
      TableName: table,
      KeyConditionExpression: 'pk = :subject AND begins_with(sk, :period)',
      ExpressionAttributeValues: { ':subject': releasePartition(subject), ':period': `${period}#` },
      ScanIndexForward: false,
    };
    return (await queryFirst(documents, request, limit)).map((item) => parseItem(Release, item));
  },

  between: async (subject, period, { from, to }) => {
    // The store refuses a stretch that ends before it begins.
    if (from >= to) return [];
    const request = {
      TableName: table,
      KeyConditionExpression: 'pk = :subject AND sk BETWEEN :first AND :last',
      ExpressionAttributeValues: {
        ':subject': releasePartition(subject),
        ':first': `${period}#${from}`,
        ':last': `${period}#${dayOf(addDays(new Date(`${to}T00:00:00Z`), -1))}`,
      },
    };
    return (await queryAll(documents, request)).map((item) => parseItem(Release, item));
  },

  find: async (subject, id) => {
    const [, period, from] = PERIOD_AND_START.exec(id) ?? [];
    const kind = Release.shape.period.safeParse(period);
    if (!kind.success || from === undefined) return undefined;
    const key = releaseKey(subject, kind.data, from);
    const { Item } = await translated(() => documents.send(new GetCommand({ TableName: table, Key: key })));
    const release = Item === undefined ? undefined : parseItem(Release, Item);
    return release?.id === id ? release : undefined;
  },
});
