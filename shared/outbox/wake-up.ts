import * as z from 'zod';

/** Tells the relay that effects were recorded. `sweep` comes from the schedule; `shard` from a writer that just committed. */
export const WakeUpMessage = z.union([
  z.object({ version: z.literal(1), sweep: z.literal(true) }),
  z.object({ version: z.literal(1), shard: z.int().nonnegative() }),
]);
export type WakeUpMessage = z.infer<typeof WakeUpMessage>;

/**
 * Wakes the relay after a commit. Best effort: it never throws, since a ping that is lost is made up by the sweep
 * within a minute.
 */
export interface WakeUp {
  ping(shard: number): Promise<void>;
}
