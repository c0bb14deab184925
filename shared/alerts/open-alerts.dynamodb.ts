import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import type { Clock } from '../clock.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryFirst } from '../runtime/read.dynamodb.ts';
import { alertsInState } from './alert-items.ts';
import type { OpenAlerts } from './open-alerts.ts';

const Raised = z.object({ raisedAt: z.iso.datetime() });

/** The oldest alerts in the `Alerts` store: their dates and nothing else of them. */
export const createDynamoOpenAlerts = (
  documents: DynamoDBDocumentClient,
  table: string,
  clock: Clock,
): OpenAlerts => ({
  oldestIn: async (state) => {
    const request = { ...alertsInState(table, state, clock.now()), ProjectionExpression: 'raisedAt' };
    const [oldest] = await queryFirst(documents, request, 1);
    return oldest === undefined ? undefined : new Date(parseItem(Raised, oldest).raisedAt);
  },
});
