import type { AlertState } from './leak-alert.ts';

/**
 * When the oldest alert in a state was raised, through an index that may lag by seconds; undefined where there is none.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface OpenAlerts {
  oldestIn(state: AlertState): Promise<Date | undefined>;
}
