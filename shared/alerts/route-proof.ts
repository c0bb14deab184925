import * as z from 'zod';

import { addDays } from '../clock.ts';
import { AlertId } from '../ids.ts';

/** The latest test alert that came through: when it was due, and when the security queue had taken it. */
export const RouteProof = z.object({
  version: z.literal(1),
  alert: AlertId,
  dueAt: z.iso.datetime(),
  arrivedAt: z.iso.datetime(),
  expiresAt: z.int().positive(),
});
export type RouteProof = z.infer<typeof RouteProof>;

/** A test alert is due each day; one that is this many hours old means that the way is blocked. */
export const PROVEN_WITHIN_HOURS = 26;

/** Whether the way to the security tools was shown to work lately. */
export const isProven = (proof: Pick<RouteProof, 'arrivedAt'> | undefined, now: Date): boolean =>
  proof !== undefined && now < addDays(new Date(proof.arrivedAt), PROVEN_WITHIN_HOURS / 24);

/**
 * Keeps when a test alert came through, the latest alone; one that was due earlier never overwrites it, and repeating is
 * harmless.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface RouteProofRecorder {
  arrived(alert: AlertId, due: Date, now: Date): Promise<void>;
}

/**
 * Tells when the latest test alert came through, strongly consistent; undefined where none has for weeks.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface RouteProofReader {
  latest(): Promise<RouteProof | undefined>;
}
