import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import type { RandomBytes } from '../disclosure/random.ts';
import type { NewId } from '../random.ts';
import { transact, untilSettled } from '../runtime/transact.dynamodb.ts';
import { putRow } from '../transparency/row-items.ts';
import { replaceAlert } from './alert-items.ts';
import { createDynamoAlertReader } from './alert-reader.dynamodb.ts';
import { stepRows } from './alert-rows.ts';
import { putAlertEffect, putVerdict, type DecidingTables } from './deciding.dynamodb.ts';
import { isClosed } from './handling.ts';
import { decideToolStatus, type ToolInbox } from './tool-status.ts';

/** What the adapter needs. */
export interface ToolInboxParts {
  readonly documents: DynamoDBDocumentClient;
  readonly tables: DecidingTables & { readonly alerts: string; readonly ledger: string };
  readonly clock: Clock;
  readonly newId: NewId;
  /** Salts what the log commits to. */
  readonly random: RandomBytes;
}

/** Single alerts in the `Alerts` store, as connected tools move them. */
export const createDynamoToolInbox = (parts: ToolInboxParts): ToolInbox => {
  const { documents, tables, clock, newId, random } = parts;
  const reader = createDynamoAlertReader(documents, tables.alerts, clock);
  return {
    take: async (message) => {
      const settled = await untilSettled(async () => {
        const alert = await reader.read(message.alert);
        if (alert === undefined) return 'no-such-alert';
        const now = clock.now();
        const decision = decideToolStatus(alert, message, { now, revision: newId() });
        if (decision.kind !== 'moved') return decision.kind;
        const { alert: moved, isJudged } = decision;
        const steps = stepRows(moved, alert.history.length, { now, newId, random });
        const outcome = await transact(documents, [
          replaceAlert(tables.alerts, moved, alert.revision),
          ...steps.map((row) => putRow(tables.ledger, row)),
          ...(isClosed(moved.state)
            ? [putAlertEffect(tables.outbox, { version: 1, kind: 'alert-closed', alert: moved.id })]
            : []),
          ...(isJudged ? putVerdict(tables, moved) : []),
        ]);
        return outcome.kind === 'committed' ? decision.kind : undefined;
      });
      return settled === 'no-such-alert' ? undefined : settled;
    },
  };
};
