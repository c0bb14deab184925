import { alertShard } from '../../shared/alerts/alert-items.ts';
import { syntheticAlert } from '../../shared/alerts/synthetic-alert.ts';
import type { EffectRecorder } from '../../shared/outbox/effect-recorder.ts';
import type { WakeUp } from '../../shared/outbox/wake-up.ts';

/** What sending a test alert works with. */
export interface ProveRoutePorts {
  readonly effects: EffectRecorder;
  readonly wakeUp: WakeUp;
}

/**
 * Puts a test alert where classification puts real ones, so that it goes their whole way: outbox, relay, notifier,
 * security queue. Run twice for one moment it is one alert.
 */
export const createProveRoute =
  ({ effects, wakeUp }: ProveRoutePorts) =>
  async (due: Date): Promise<string> => {
    const test = syntheticAlert(due);
    const shard = alertShard(test.alert);
    await effects.record(test, shard);
    await wakeUp.ping(shard);
    return 'sent';
  };
