import * as z from 'zod';

/** What somebody who follows a log keeps of it: its key as it was first seen, and the last checkpoint that held. */
export const FollowedLog = z.object({
  version: z.literal(1),
  vkey: z.string().max(300),
  note: z.string().max(8192),
  size: z.int().positive(),
  seenAt: z.iso.datetime(),
  expiresAt: z.int().positive(),
});
export type FollowedLog = z.infer<typeof FollowedLog>;

/**
 * Keeps what was seen of the log, the latest alone; a smaller log never takes the place of a larger one. Reads are strongly
 * consistent.
 *
 * @throws ServiceError `unavailable` when the store does not answer; keeping again is safe.
 */
export interface FollowedLogKeeper {
  /** Undefined where nothing was seen yet. */
  last(): Promise<FollowedLog | undefined>;
  keep(followed: FollowedLog): Promise<void>;
}
