import { GetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { translated } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryAll } from '../runtime/read.dynamodb.ts';
import { batchWrite } from '../runtime/write.dynamodb.ts';
import { DayLeaves } from './day-tree.ts';
import { LeafPlace, leafPlaceItem, leafPlaceKey } from './leaf-place.ts';
import type { LeafPlaces, LeafReader } from './leaf-places.ts';
import { treePartition } from './log-items.ts';
import { HASH_BYTES } from './merkle-tree.ts';

/** Places of commitments in the `Ledger` store: a write unit each. */
export const createDynamoLeafPlaces = (documents: DynamoDBDocumentClient, table: string): LeafPlaces => ({
  keep: (day, commitments) =>
    batchWrite(
      documents,
      table,
      commitments.map((commitment) => ({ PutRequest: { Item: leafPlaceItem(day, commitment) } })),
    ),
});

const leavesIn = ({ leaves }: DayLeaves): readonly Uint8Array[] =>
  Array.from({ length: leaves.length / HASH_BYTES }, (_, at) =>
    leaves.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );

/** Reads places and leaves in the `Ledger` store: a unit, and 33 for a tree of 4,096 leaves. */
export const createDynamoLeafReader = (documents: DynamoDBDocumentClient, table: string): LeafReader => ({
  dayOf: async (commitment) => {
    const request = new GetCommand({ TableName: table, Key: leafPlaceKey(commitment), ConsistentRead: true });
    const { Item } = await translated(() => documents.send(request));
    return Item === undefined ? undefined : parseItem(LeafPlace, Item).day;
  },

  leavesOf: async (day) => {
    const parts = await queryAll(documents, {
      TableName: table,
      KeyConditionExpression: 'pk = :tree',
      ExpressionAttributeValues: { ':tree': treePartition(day) },
      ConsistentRead: true,
    });
    return parts.flatMap((part) => leavesIn(parseItem(DayLeaves, part)));
  },
});
