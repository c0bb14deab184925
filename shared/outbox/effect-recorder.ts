import type { Effect } from './effect.ts';

/**
 * Records an effect that no other write goes along with. Recording it twice records it once, until it is passed on.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface EffectRecorder {
  record(effect: Effect, shard: number): Promise<void>;
}
