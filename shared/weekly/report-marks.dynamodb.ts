import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { GetCommand, PutCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import { addDays, epochSeconds } from '../clock.ts';
import type { Day } from '../ids.ts';
import { translated, translateFault } from '../runtime/faults.dynamodb.ts';
import { parseItem } from '../runtime/parse-item.ts';
import {
  MARK_KEPT_DAYS,
  ReportMark,
  RUN_AT_MOST_MINUTES,
  type Beginning,
  type ReportMarks,
} from './report-marks.ts';

const MILLISECONDS_A_MINUTE = 60_000;

const keyOf = (week: Day) => ({ pk: 'weekly#report', sk: week });

const markOf = (week: Day, state: ReportMark['state'], now: Date): ReportMark => ({
  version: 1,
  week,
  state,
  begunAt: now.toISOString(),
  expiresAt: epochSeconds(addDays(now, MARK_KEPT_DAYS)),
});

/** Marks in the `Site` store. */
export const createDynamoReportMarks = (documents: DynamoDBDocumentClient, table: string): ReportMarks => {
  const held = async (week: Day): Promise<ReportMark | undefined> => {
    const request = new GetCommand({ TableName: table, Key: keyOf(week), ConsistentRead: true });
    const { Item } = await translated(() => documents.send(request));
    return Item === undefined ? undefined : parseItem(ReportMark, Item);
  };
  return {
    begin: async (week, now): Promise<Beginning> => {
      const longAgo = new Date(now.getTime() - RUN_AT_MOST_MINUTES * MILLISECONDS_A_MINUTE).toISOString();
      const put = new PutCommand({
        TableName: table,
        Item: { ...keyOf(week), ...markOf(week, 'begun', now) },
        ConditionExpression: 'attribute_not_exists(pk) OR (#state = :begun AND begunAt < :longAgo)',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':begun': 'begun', ':longAgo': longAgo },
      });
      try {
        await documents.send(put);
        return 'begun';
      } catch (fault) {
        if (!(fault instanceof ConditionalCheckFailedException)) throw translateFault(fault);
        return (await held(week))?.state === 'sent' ? 'sent' : 'under-way';
      }
    },

    markSent: async (week, now) => {
      const Item = { ...keyOf(week), ...markOf(week, 'sent', now) };
      await translated(() => documents.send(new PutCommand({ TableName: table, Item })));
    },
  };
};
