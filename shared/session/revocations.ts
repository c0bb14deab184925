/**
 * Sessions that were signed out before they ran out. Strongly consistent: once `revoke` has returned, every later
 * `isRevoked` says so, until the session would have ended anyway. Repeating a call is harmless.
 *
 * @throws ServiceError `unavailable` when the store does not answer; nobody is let in on a guess.
 */
export interface Revocations {
  /** `expiresAt` in epoch seconds: when the entry may be forgotten. */
  revoke(session: string, expiresAt: number): Promise<void>;
  isRevoked(session: string): Promise<boolean>;
}
