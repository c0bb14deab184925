import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';

import type { Clock } from '../clock.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryFirst } from '../runtime/read.dynamodb.ts';
import { alertsIn } from './alert-items.ts';
import type { OpenAlerts } from './open-alerts.ts';
import { WORST_FIRST } from './urgency.ts';

const Raised = z.object({ raisedAt: z.iso.datetime() });

/** The oldest alerts in the `Alerts` store: their dates and nothing else of them. */
export const createDynamoOpenAlerts = (
  documents: DynamoDBDocumentClient,
  table: string,
  clock: Clock,
): OpenAlerts => ({
  oldestIn: async (state) => {
    const oldest = WORST_FIRST.map(async (severity) => {
      const request = alertsIn(table, { state, severity, raised: {} }, clock.now());
      return queryFirst(documents, { ...request, ProjectionExpression: 'raisedAt' }, 1);
    });
    const [first] = (await Promise.all(oldest))
      .flat()
      .map((item) => parseItem(Raised, item).raisedAt)
      .sort();
    return first === undefined ? undefined : new Date(first);
  },
});
