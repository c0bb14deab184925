import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { alertKey } from '../alerts/alert-items.ts';
import { addDays, epochSeconds } from '../clock.ts';
import type { ParticipantId } from '../ids.ts';
import { transact, untilSettled } from '../runtime/transact.dynamodb.ts';
import type { AlertNotice, Notices } from './notices.ts';

/** As long as a resolved alert is kept. */
const DAYS_KEPT = 90;

/** The stores a notice touches: it is put into one and checked against the other. */
export interface NoticeTables {
  readonly site: string;
  readonly alerts: string;
}

/** The partition of a participant's notices in the `Site` store. */
export const noticesPartition = (participant: ParticipantId): string => `notice#${participant}`;

const noticeItem = (participant: ParticipantId, { kind, at, alert }: AlertNotice) => ({
  pk: noticesPartition(participant),
  sk: `${at.toISOString()}#${alert}#${kind}`,
  version: 1,
  at: at.toISOString(),
  kind,
  alert,
  expiresAt: epochSeconds(addDays(at, DAYS_KEPT)),
});

/** Notices in the `Site` store, each checked against its alert in `Alerts`: four write units. */
export const createDynamoNotices = (documents: DynamoDBDocumentClient, tables: NoticeTables): Notices => ({
  tell: (participant, notice) =>
    untilSettled(async () => {
      const outcome = await transact(documents, [
        {
          ConditionCheck: {
            TableName: tables.alerts,
            Key: alertKey(notice.alert),
            ConditionExpression: '#author = :participant',
            ExpressionAttributeNames: { '#author': 'author' },
            ExpressionAttributeValues: { ':participant': participant },
          },
        },
        {
          Put: {
            TableName: tables.site,
            Item: noticeItem(participant, notice),
            // Whoever saw it once is not told anew.
            ConditionExpression: 'attribute_not_exists(pk)',
          },
        },
      ]);
      if (outcome.kind === 'committed') return 'told';
      const [author, notYetTold] = outcome.reasons;
      if (author === 'condition-failed') return 'no-longer-theirs';
      return notYetTold === 'condition-failed' ? 'told' : undefined;
    }),
});
