import type { AlertId } from '../ids.ts';
import { SHARDS } from '../names.ts';
import type { LeakAlert } from './leak-alert.ts';

/** The key of an alert in the `Alerts` store. */
export const alertKey = (alert: AlertId) => ({ pk: `alert#${alert}`, sk: 'alert' });

/** An alert as its item. */
export const alertItem = (alert: LeakAlert) => ({ ...alertKey(alert.id), ...alert });

/** The outbox shard of what becomes of an alert: its id is a hash already. */
export const alertShard = (alert: AlertId): number => Number.parseInt(alert.slice(0, 8), 16) % SHARDS;
