import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

import type { AlertId } from '../ids.ts';
import { ALERTS_BY_POST, ALERTS_BY_RULE, ALERTS_BY_WORDS } from '../names.ts';
import { queryFirst } from '../runtime/read.dynamodb.ts';
import type { AlertCases } from './alert-cases.ts';
import { alertOf } from './alert-items.ts';
import type { AlertReader } from './alert-reader.ts';
import { areJoined, CASE_AT_MOST, caseAround, linksOf } from './joined-cases.ts';
import type { LeakAlert } from './leak-alert.ts';

/** What the adapter needs. */
export interface AlertCasesParts {
  readonly documents: DynamoDBDocumentClient;
  readonly table: string;
  readonly alerts: AlertReader;
}

const SIMILAR_AT_MOST = 5;

/** Cases in the `Alerts` store: ids through indexes of keys alone, then each alert by its id. */
export const createDynamoAlertCases = (parts: AlertCasesParts): AlertCases => ({
  others: async (alert) => {
    const { alerts, isMore } = await caseAround(alert, (one) => joinedTo(parts, one));
    return { alerts: alerts.filter(({ id }) => id !== alert.id).sort(oldestFirst), isMore };
  },

  similar: async (alert) => {
    const ids = await Promise.all([
      listed(parts, ALERTS_BY_RULE, alert.rule),
      listed(parts, ALERTS_BY_WORDS, alert.duplicateHash),
    ]);
    const similar = await readAll(parts, ids.flat());
    return similar
      .filter((other) => !areJoined(alert, other))
      .sort((one, other) => oldestFirst(other, one))
      .slice(0, SIMILAR_AT_MOST);
  },
});

const oldestFirst = (one: LeakAlert, other: LeakAlert): number =>
  one.raisedAt.localeCompare(other.raisedAt) || one.id.localeCompare(other.id);

const joinedTo = async (parts: AlertCasesParts, alert: LeakAlert): Promise<readonly LeakAlert[]> => {
  const { post, words } = linksOf(alert);
  const ids = await Promise.all([
    listed(parts, ALERTS_BY_POST, post),
    words === undefined ? [] : listed(parts, ALERTS_BY_WORDS, words),
  ]);
  return readAll(parts, ids.flat());
};

type Index = typeof ALERTS_BY_POST | typeof ALERTS_BY_WORDS | typeof ALERTS_BY_RULE;

/** The newest alerts under a key of an index, one more than a case is followed for. */
const listed = async (
  { documents, table }: AlertCasesParts,
  { index, partition }: Index,
  value: string,
): Promise<readonly AlertId[]> => {
  const request = {
    TableName: table,
    IndexName: index,
    KeyConditionExpression: '#partition = :value',
    ExpressionAttributeNames: { '#partition': partition },
    ExpressionAttributeValues: { ':value': value },
    ScanIndexForward: false,
  };
  return (await queryFirst(documents, request, CASE_AT_MOST + 1)).map(alertOf);
};

const readAll = async (
  { alerts }: AlertCasesParts,
  ids: readonly AlertId[],
): Promise<readonly LeakAlert[]> => {
  const found = await Promise.all([...new Set(ids)].map((id) => alerts.read(id)));
  return found.filter((alert) => alert !== undefined);
};
