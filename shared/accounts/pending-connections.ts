/**
 * Attempts to prove that an account is one's own, between leaving for the platform and coming back. What is kept is
 * sealed by whoever puts it and bound to their session; the store cannot read it.
 *
 * @throws ServiceError `unavailable` when the store does not answer.
 */
export interface PendingConnections {
  /** Keeps an attempt under its random `state`, to be forgotten at `expiresAt` (epoch seconds). */
  put(state: string, sealed: string, expiresAt: number): Promise<void>;
  /** Uses it up: of any number of racing calls exactly one gets it. */
  take(state: string): Promise<string | undefined>;
}
