import type { AlertId } from '../ids.ts';
import type { LeakAlert } from './leak-alert.ts';

/** The key of an alert in the `Alerts` store. */
export const alertKey = (alert: AlertId) => ({ pk: `alert#${alert}`, sk: 'alert' });

/** An alert as its item. */
export const alertItem = (alert: LeakAlert) => ({ ...alertKey(alert.id), ...alert });
