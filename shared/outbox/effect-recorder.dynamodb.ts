import { PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { translated } from '../runtime/faults.dynamodb.ts';
import { effectKey } from './effect.ts';
import type { EffectRecorder } from './effect-recorder.ts';

/** Puts effects into the `Outbox` store. */
export const createDynamoEffectRecorder = (
  documents: DynamoDBDocumentClient,
  table: string,
): EffectRecorder => ({
  record: async (effect, shard) => {
    const Item = { pk: `shard#${shard}`, sk: effectKey(effect), effect };
    await translated(() => documents.send(new PutCommand({ TableName: table, Item })));
  },
});
