import type { AlertId } from '../ids.ts';
import { epochSeconds } from '../clock.ts';
import { ALERTS_BY_STATE, EXPIRY_ATTRIBUTE, SHARDS } from '../names.ts';
import type { AlertState, LeakAlert } from './leak-alert.ts';

/** The key of an alert in the `Alerts` store. */
export const alertKey = (alert: AlertId) => ({ pk: `alert#${alert}`, sk: 'alert' });

/** An alert as its item. */
export const alertItem = (alert: LeakAlert) => ({ ...alertKey(alert.id), ...alert });

/** A query for the alerts in a state that are still kept, oldest first. */
export const alertsInState = (table: string, state: AlertState, now: Date) => ({
  TableName: table,
  IndexName: ALERTS_BY_STATE.index,
  KeyConditionExpression: '#state = :state',
  FilterExpression: '#expiresAt > :now',
  ExpressionAttributeNames: { '#state': ALERTS_BY_STATE.partition, '#expiresAt': EXPIRY_ATTRIBUTE },
  ExpressionAttributeValues: { ':state': state, ':now': epochSeconds(now) },
});

/** The outbox shard of what becomes of an alert: its id is a hash already. */
export const alertShard = (alert: AlertId): number => Number.parseInt(alert.slice(0, 8), 16) % SHARDS;
