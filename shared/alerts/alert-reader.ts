import type { AlertId } from '../ids.ts';
import type { LeakAlert } from './leak-alert.ts';

/**
 * Reads one alert by its id, strongly consistent. Undefined where it has been erased or its time is over.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface AlertReader {
  read(alert: AlertId): Promise<LeakAlert | undefined>;
}
