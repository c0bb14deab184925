import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { Clock } from '../clock.ts';
import type { NewId } from '../random.ts';
import { parseItem } from '../runtime/parse-item.ts';
import { queryFirst } from '../runtime/read.dynamodb.ts';
import { transact, untilHeard } from '../runtime/transact.dynamodb.ts';
import { isKept } from './ageing.ts';
import { alertsByAuthor, replaceAlert } from './alert-items.ts';
import { createDynamoAlertReader } from './alert-reader.dynamodb.ts';
import { decideAnswer } from './author-answer.ts';
import { LeakAlert } from './leak-alert.ts';
import { OWN_ALERTS_AT_MOST, type OwnAlerts } from './own-alerts.ts';

/** What the adapter needs. */
export interface OwnAlertsParts {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly clock: Clock;
  readonly newId: NewId;
}

/** A person's own alerts in the `Alerts` store, by the index of authors. */
export const createDynamoOwnAlerts = ({ documents, table, clock, newId }: OwnAlertsParts): OwnAlerts => {
  const reader = createDynamoAlertReader(documents, table, clock);
  return {
    list: async (author) => {
      const request = { ...alertsByAuthor(table, author), ScanIndexForward: false };
      const items = await queryFirst(documents, request, OWN_ALERTS_AT_MOST);
      return items.map((item) => parseItem(LeakAlert, item)).filter((alert) => isKept(alert, clock.now()));
    },

    answer: async (id, answer, by) => {
      const settled = await untilHeard(async () => {
        const alert = await reader.read(id);
        if (alert === undefined) return 'no-such-alert';
        const answering = decideAnswer(alert, answer, { by, now: clock.now(), revision: newId() });
        if (answering.kind !== 'answered') return answering;
        const outcome = await transact(documents, [replaceAlert(table, answering.alert, alert.revision)]);
        return outcome.kind === 'committed' ? answering : undefined;
      });
      return settled === 'no-such-alert' ? undefined : settled;
    },
  };
};
