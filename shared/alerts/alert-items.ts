import { AlertId, type ParticipantId } from '../ids.ts';
import { epochSeconds } from '../clock.ts';
import { ALERTS_BY_AUTHOR, ALERTS_BY_STATE, EXPIRY_ATTRIBUTE, SHARDS } from '../names.ts';
import type { AlertState, LeakAlert, Severity } from './leak-alert.ts';
import { stretchOf, urgencyOf, type RaisedWithin } from './urgency.ts';

const PREFIX = 'alert#';

/** The key of an alert in the `Alerts` store. */
export const alertKey = (alert: AlertId) => ({ pk: `${PREFIX}${alert}`, sk: 'alert' });

/** The alert whose item has a key. */
export const alertOf = ({ pk }: Readonly<Record<string, unknown>>): AlertId =>
  AlertId.parse(String(pk).slice(PREFIX.length));

/** An alert as its item. */
export const alertItem = (alert: LeakAlert) => ({
  ...alertKey(alert.id),
  ...alert,
  [ALERTS_BY_STATE.sort]: urgencyOf(alert),
});

/** Asks for what the index of authors has of somebody's alerts, by the moment they were raised. */
export const alertsByAuthor = (table: string, author: ParticipantId) => ({
  TableName: table,
  IndexName: ALERTS_BY_AUTHOR.index,
  KeyConditionExpression: '#author = :author',
  ExpressionAttributeNames: { '#author': ALERTS_BY_AUTHOR.partition },
  ExpressionAttributeValues: { ':author': author },
});

/** Puts an alert in place of the revision that was read of it, as an operation of a transaction. */
export const replaceAlert = (table: string, alert: LeakAlert, previous: string) => ({
  Put: {
    TableName: table,
    Item: alertItem(alert),
    ConditionExpression: '#revision = :previous',
    ExpressionAttributeNames: { '#revision': 'revision' },
    ExpressionAttributeValues: { ':previous': previous },
  },
});

/** Which stretch of a state's alerts is asked for: one severity, raised within some time. */
export interface Stretch {
  readonly state: AlertState;
  readonly severity: Severity;
  readonly raised: RaisedWithin;
}

/** A query for the alerts in a state that are still kept. */
export const alertsInState = (table: string, state: AlertState, now: Date) => ({
  TableName: table,
  IndexName: ALERTS_BY_STATE.index,
  KeyConditionExpression: '#state = :state',
  FilterExpression: '#expiresAt > :now',
  ExpressionAttributeNames: { '#state': ALERTS_BY_STATE.partition, '#expiresAt': EXPIRY_ATTRIBUTE },
  ExpressionAttributeValues: { ':state': state, ':now': epochSeconds(now) },
});

/** A query for those of one severity, oldest first. */
export const alertsIn = (table: string, { state, severity, raised }: Stretch, now: Date) => {
  const request = alertsInState(table, state, now);
  const [first, last] = stretchOf(severity, raised);
  return {
    ...request,
    KeyConditionExpression: `${request.KeyConditionExpression} AND #urgency BETWEEN :first AND :last`,
    ExpressionAttributeNames: { ...request.ExpressionAttributeNames, '#urgency': ALERTS_BY_STATE.sort },
    ExpressionAttributeValues: { ...request.ExpressionAttributeValues, ':first': first, ':last': last },
  };
};

/** The outbox shard of what becomes of an alert: its id is a hash already. */
export const alertShard = (alert: AlertId): number => Number.parseInt(alert.slice(0, 8), 16) % SHARDS;
