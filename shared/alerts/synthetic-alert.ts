import { createHash } from 'node:crypto';

import { AlertId } from '../ids.ts';
import type { Effect } from '../outbox/effect.ts';

/** The effect that sends a test alert through the whole way. */
export type SyntheticEffect = Extract<Effect, { kind: 'synthetic-alert' }>;

const ID_LENGTH = 32;

/**
 * The test alert that is due at a moment. It is about nobody; its id follows from the moment, so that two runs for one
 * moment are one alert.
 */
export const syntheticAlert = (due: Date): SyntheticEffect => {
  const at = due.toISOString();
  const id = createHash('sha256').update(`synthetic alert ${at}`).digest('hex').slice(0, ID_LENGTH);
  return { version: 1, kind: 'synthetic-alert', alert: AlertId.parse(id), at };
};
