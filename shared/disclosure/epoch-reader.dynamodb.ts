import { setTimeout as sleep } from 'node:timers/promises';

import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import { epochKey } from '../consent/consent-items.ts';
import { ServiceError } from '../errors.ts';
import { EPOCHS } from '../names.ts';
import { translated } from '../runtime/faults.dynamodb.ts';
import type { EpochReader } from './epoch-reader.ts';

const EpochItem = z.object({ pk: z.string(), count: z.int().nonnegative() });

const TRIES = 8;
const FIRST_PAUSE_MILLISECONDS = 25;

/** Erasure epochs in the `Consents` store; one that never moved has no item and reads 0. */
export const createDynamoEpochReader = (documents: DynamoDBDocumentClient, table: string): EpochReader => ({
  read: async () => {
    const keys = Array.from({ length: EPOCHS }, (_, epoch) => epochKey(epoch));
    const counts = new Map<string, number>();
    let left: Record<string, unknown>[] = keys;
    for (let tried = 0; left.length > 0; tried += 1) {
      if (tried === TRIES) throw new ServiceError('unavailable', 'the store keeps leaving epochs unread');
      if (tried > 0) await sleep(FIRST_PAUSE_MILLISECONDS * 2 ** tried);
      const request = { RequestItems: { [table]: { Keys: left, ConsistentRead: true } } };
      const answer = await translated(() => documents.send(new BatchGetCommand(request)));
      for (const item of answer.Responses?.[table] ?? []) {
        const { pk, count } = EpochItem.parse(item);
        counts.set(pk, count);
      }
      left = answer.UnprocessedKeys?.[table]?.Keys ?? [];
    }
    return keys.map(({ pk }) => counts.get(pk) ?? 0);
  },
});
